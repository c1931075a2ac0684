// SPDX-License-Identifier: GPL-3.0-or-later
// How one map and the arithmetic of its pixel look.
#include "ui/explain/map_colours.h"
#include "ui/explain/path_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kTop = 44;      ///< title and note
constexpr int kRoomyWidth = 560; ///< logical pixels
constexpr double kLeastRow = 18; ///< of products
constexpr double kGridTop = 21;  ///< below the line that names the map
constexpr double kBelowGrid = 6;
constexpr double kLeastLine = 14;       ///< of arithmetic, at least
constexpr double kProductsHeading = 42; ///< of the products, with the room above it
constexpr double kLargestGrid = 100;
constexpr std::size_t kSpeltTaps = 9; ///< weights of a kernel whose numbers there is room for

/// Numbers in a grid of `side`×`side`, each on its colour.
void paintGrid(QPainter& painter, const QRectF& rect, const std::vector<float>& values, float largest, bool numbers) {
    const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(values.size()))));
    const double cell = rect.width() / side;
    const double high = rect.height() / side;
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        const auto value = static_cast<double>(values[static_cast<std::size_t>(i)]);
        const double share = largest > 0 ? value / static_cast<double>(largest) : 0;
        const QRectF place(rect.left() + i % side * cell, rect.top() + i / side * high, cell, high);
        painter.fillRect(place, mapColour(numbers ? share * 0.45 : share)); // so that the numbers stay legible
        if (numbers) {
            painter.setPen(theme().text);
            drawFigures(painter, place, Qt::AlignCenter, exactFigure(value, 2));
        }
    }
    painter.setPen(QPen(blend(theme().panel, theme().text, theme().dark ? 0.3 : 0.2), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5));
}

float largestIn(const model::PixelArithmetic& made, bool kernels) {
    float largest = 0;
    for (const model::ChannelProduct& product : made.products)
        largest = std::max(largest, largestOf(kernels ? product.kernel : product.patch));
    return largest;
}

} // namespace

QSizeF MapDetail::usualSize() const {
    return QSizeF(size()) / textScale();
}

double MapDetail::mapRoom() const {
    return std::min(usualSize().width() * 0.38, usualSize().height() * 0.42);
}

QRectF MapDetail::mapRect() const {
    const int side = path_ ? extent().side : 1;
    const double ratio = devicePixelRatioF() * textScale();
    const double pixel = std::max(1.0, std::floor(mapRoom() / side * ratio) / ratio);
    return {1, kTop, pixel * side, pixel * side};
}

int MapDetail::across() const {
    const bool small = !made_.products.empty() && made_.products.front().kernel.size() == 1;
    return small || usualSize().width() >= kRoomyWidth ? 4 : 3;
}

double MapDetail::gridHeight() const {
    const std::size_t taps = made_.products.empty() ? 1 : made_.products.front().kernel.size();
    if (taps == 1)
        return 26;
    if (taps > kSpeltTaps)
        return kLargestGrid;
    const double lines = kLeastLine * static_cast<double>(lines_.size());
    return std::clamp(usualSize().height() - kTop - kGridTop - kBelowGrid - lines, 39.0, 66.0);
}

double MapDetail::productsTop() const {
    const double numbers = kGridTop + gridHeight() + kBelowGrid + kLeastLine * static_cast<double>(lines_.size());
    return kTop + std::max(mapRoom(), numbers - 12) + kProductsHeading;
}

int MapDetail::rowsAtOnce() const {
    return std::max(0, static_cast<int>((usualSize().height() - productsTop()) / kLeastRow));
}

QRectF MapDetail::channelRect(int place) const {
    const double top = productsTop();
    const int rows = (static_cast<int>(listed_.size()) + across() - 1) / across();
    const double high = std::min(46.0, (usualSize().height() - top) / std::max(rows, std::min(4, rowsAtOnce())));
    const double wide = usualSize().width() / across();
    return {place % across() * wide, top + place / across() * high, wide, high};
}

void MapDetail::paintEvent(QPaintEvent*) {
    if (!path_)
        return;
    const Theme& t = theme();
    const model::Architecture& network = *path_->weights->architecture;
    const int side = extent().side;
    QPainter painter(this);
    painter.scale(textScale(), textScale());
    const double width = usualSize().width();
    painter.setFont(usualFont(font(), 14, QFont::DemiBold));
    painter.setPen(t.text);
    drawFigures(painter, QRectF(0, 0, width, 20), Qt::AlignLeft | Qt::AlignVCenter,
                mapOfText(weightedLayer(network, pixel_.layer), pixel_.channel));
    painter.setFont(usualFont(font(), 12));
    painter.setPen(t.quietText);
    painter.drawText(QRectF(0, 0, width, 20), Qt::AlignRight | Qt::AlignVCenter, tr("click or Esc closes"));
    const QString stage = stageText(network.layers()[layer()].layer);
    drawFigures(painter, QRectF(0, 21, width, 16), Qt::AlignLeft | Qt::AlignVCenter,
                isLinear(weightedLayer(network, pixel_.layer))
                    ? stage
                    : tr("row %1, column %2, %3").arg(pixel_.y + 1).arg(pixel_.x + 1).arg(stage));

    const QRectF map = mapRect();
    painter.drawImage(map, mapOf(image_, pixel_.channel));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(blend(t.panel, t.text, t.dark ? 0.3 : 0.2), 1));
    painter.drawRect(map.adjusted(-0.5, -0.5, 0.5, 0.5));
    const double pixel = map.width() / side;
    const QRectF chosen(map.topLeft() + QPointF(pixel_.x, pixel_.y) * pixel, QSizeF(pixel, pixel));
    painter.setPen(QPen(t.panel, 4));
    painter.drawRect(chosen);
    painter.setPen(QPen(t.text, 2));
    painter.drawRect(chosen);

    const double left = mapRoom() + 18;
    paintNumbers(painter, QRectF(left, kTop, width - left, productsTop() - kTop - 30));
    paintProducts(painter);
}

void MapDetail::paintNumbers(QPainter& painter, const QRectF& room) const {
    const Theme& t = theme();
    const model::ChannelProduct& spelt = made_.products[static_cast<std::size_t>(spelt_)];
    const model::Architecture& network = *path_->weights->architecture;
    const int before = pixel_.layer - 1;
    const QString from = before < 0 ? tr("image")
                                    : (isLinear(weightedLayer(network, before)) ? tr("unit %1 of %2") : tr("map %1 of %2"))
                                          .arg(spelt_ + 1)
                                          .arg(QString::fromStdString(weightedLayer(network, before).name));
    painter.setFont(usualFont(font(), 12));
    painter.setPen(t.text);
    drawFigures(painter, QRectF(room.left(), room.top(), room.width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                tr("%1 × kernel = %2").arg(from, exactFigure(static_cast<double>(spelt.sum))));
    const double grid = std::min((room.width() - 22) / 2, 132.0);
    const bool numbers = spelt.kernel.size() <= kSpeltTaps;
    const double high = numbers ? gridHeight() : std::min(grid, gridHeight());
    painter.setFont(usualFont(font(), 11));
    const double across = numbers ? grid : high;
    const QRectF patch(room.left() + 1, room.top() + kGridTop, across, high);
    const QRectF kernel(patch.right() + 20, patch.top(), across, high);
    paintGrid(painter, patch, spelt.patch, largestIn(made_, false), numbers);
    painter.setPen(t.quietText);
    painter.drawText(QRectF(patch.right(), patch.top(), 20, high), Qt::AlignCenter, "×");
    paintGrid(painter, kernel, spelt.kernel, largestIn(made_, true), numbers);
    double top = patch.bottom() + kBelowGrid;
    const double line = std::clamp((room.bottom() + 4 - top) / static_cast<double>(lines_.size()), kLeastLine, 21.0);
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        QFont text = usualFont(font(), 12, i + 1 == lines_.size() ? QFont::DemiBold : QFont::Normal);
        while (figuresWidth(text, lines_[i]) > room.width() && text.pixelSize() > 10)
            text.setPixelSize(text.pixelSize() - 1);
        painter.setFont(text);
        painter.setPen(i + 1 == lines_.size() ? t.text : t.quietText);
        drawFigures(painter, QRectF(room.left(), top, room.width(), line), Qt::AlignLeft | Qt::AlignVCenter, lines_[i]);
        top += line;
    }
}

void MapDetail::paintProducts(QPainter& painter) const {
    if (listed_.empty())
        return;
    const Theme& t = theme();
    const float patches = largestIn(made_, false);
    const float kernels = largestIn(made_, true);
    painter.setFont(usualFont(font(), 12));
    painter.setPen(t.quietText);
    drawFigures(painter, QRectF(0, productsTop() - 23, usualSize().width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                made_.products.size() == 1 ? tr("Its kernel, and what lies under it")
                : listed_.size() < made_.products.size()
                    ? tr("The %1 of its %2 kernels that count most, and what lies under each")
                          .arg(listed_.size())
                          .arg(made_.products.size())
                    : tr("Its %1 kernels, one an input map, and what lies under each").arg(made_.products.size()));
    for (int place = 0; place < static_cast<int>(listed_.size()); ++place) {
        const int i = listed_[static_cast<std::size_t>(place)];
        const model::ChannelProduct& product = made_.products[static_cast<std::size_t>(i)];
        const QRectF room = channelRect(place);
        if (i == spelt_ && made_.products.size() > 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blend(t.panel, t.accent, t.dark ? 0.2 : 0.1));
            painter.drawRoundedRect(room.adjusted(-3, 0, -3, 0), 5, 5);
        }
        const double side = std::floor(std::min({room.height() - 6, (room.width() - 76) / 2, 36.0}) / 3) * 3;
        const QRectF patch(room.left() + 2, std::round(room.center().y() - side / 2), side, side);
        const QRectF kernel(patch.right() + 15, patch.top(), side, side);
        paintGrid(painter, patch, product.patch, patches, false);
        paintGrid(painter, kernel, product.kernel, kernels, false);
        painter.setPen(t.quietText);
        painter.drawText(QRectF(patch.right(), room.top(), 15, room.height()), Qt::AlignCenter, "×");
        painter.setPen(i == spelt_ ? t.text : t.quietText);
        drawFigures(painter, QRectF(kernel.right() + 4, room.top(), room.right() - kernel.right() - 8, room.height()),
                    Qt::AlignLeft | Qt::AlignVCenter, "= " + figure(static_cast<double>(product.sum)));
    }
}

} // namespace ui
