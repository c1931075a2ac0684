// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/path_maps.h"

#include "model/values/pixel_origin.h"
#include "ui/explain/map_colours.h"
#include "ui/explain/path_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace ui {
namespace {

constexpr double kHeader = 46; ///< a layer's name and shape
constexpr double kFooter = 20; ///< its scale
constexpr double kAnswerWidth = 76;

QFont sized(const QFont& font, int pixels, QFont::Weight weight = QFont::Normal) {
    return usualFont(font, scaled(pixels), weight);
}

} // namespace

PathMaps::PathMaps(QWidget* parent) : QWidget(parent) {
    setObjectName("pathMaps");
    setSpokenRole(*this, QAccessible::Graphic, tr("Maps of every layer"),
                  tr("The arrow keys go from map to map, Enter opens one"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        arrange(); // letters have another size in a lesson
        colour();
    });
}

void PathMaps::setClasses(const ClassNames& answers) {
    answers_ = answers;
    update();
}

void PathMaps::setPath(std::shared_ptr<const model::ForwardTrace> path, const std::vector<std::size_t>& shown) {
    path_ = std::move(path);
    shown_ = shown;
    arrange();
    colour();
    if (pointed_)
        emit pointedChanged(); // its value is another
}

void PathMaps::arrange() {
    if (!path_)
        return;
    std::vector<MapShape> shapes{{1, model::kImageSide}};
    const model::Architecture& network = *path_->weights->architecture;
    for (const std::size_t layer : shown_) {
        const model::Extent& made = network.layers()[layer].output;
        shapes.push_back({made.channels, made.side, isLinear(weightedLayer(network, static_cast<int>(shapes.size()) - 1))});
    }
    const QRectF all(0, 0, parentWidget() ? parentWidget()->width() : width(), height());
    const QRectF room = all.adjusted(2, scaled(kHeader), -2, -scaled(kFooter));
    arrangedFor_ = devicePixelRatioF();
    layout_ = PathLayout(shapes, room, scaled(kAnswerWidth), arrangedFor_);
    setMinimumWidth(layout_.width() > room.width() ? static_cast<int>(std::ceil(layout_.width())) + 4 : 0);
    if (!layout_.has(selected_))
        selected_ = {0, 0, 0, 0}; // it was another network's
    if (pointed_ && !layout_.has(*pointed_))
        setPointed(std::nullopt);
    fitNames();
    update();
}

void PathMaps::colour() {
    if (!path_)
        return;
    images_.clear();
    largest_.clear();
    values_ = {path_->activations.input};
    for (const std::size_t layer : shown_)
        values_.emplace_back(path_->activations.layers[layer]);
    for (std::size_t i = 0; i < values_.size(); ++i) {
        largest_.push_back(largestOf(values_[i]));
        const MapShape& shape = layout_.shapes()[i];
        images_.push_back(shape.units ? QImage() : mapsImage(values_[i], shape.side, largest_[i]));
    }
    update();
}

void PathMaps::setPointed(std::optional<MapPixel> pixel) {
    if (std::exchange(pointed_, pixel) == pixel)
        return;
    pointed_ && pointed_->layer >= 0 ? setCursor(Qt::PointingHandCursor) : unsetCursor();
    update();
    emit pointedChanged();
}

void PathMaps::select(const MapPixel& map) {
    selected_ = map;
    update();
    emit selectedChanged();
}

/// A layer's name says what it does.
bool PathMaps::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !path_)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const model::Architecture& network = *path_->weights->architecture;
    QString text;
    for (int layer = 0; layer < static_cast<int>(shown_.size()); ++layer)
        if (const QRectF column = layout_.columnRect(layer);
            help->y() < scaled(kHeader) && help->x() >= column.left() - 4 && help->x() < column.right() + 4)
            text = layerText(network, network.weighted()[static_cast<std::size_t>(layer)]);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void PathMaps::mouseMoveEvent(QMouseEvent* event) {
    setPointed(path_ ? layout_.pixelAt(event->position()) : std::nullopt);
}

void PathMaps::mousePressEvent(QMouseEvent* event) {
    const auto pixel = path_ ? layout_.pixelAt(event->position()) : std::nullopt;
    if (!pixel || pixel->layer < 0 || event->button() != Qt::LeftButton)
        return;
    setPointed(pixel);
    select(*pixel);
    emit opened(pixel->layer, pixel->channel);
}

void PathMaps::keyPressEvent(QKeyEvent* event) {
    if (!path_) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto channels = [this](int layer) { return layout_.shapes()[static_cast<std::size_t>(layer + 1)].channels; };
    MapPixel next = selected_;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        // The map at about the same height of the next layer.
        const double share = (next.channel + 0.5) / channels(next.layer);
        next.layer = std::clamp(next.layer + (event->key() == Qt::Key_Left ? -1 : 1), 0, static_cast<int>(shown_.size()) - 1);
        if (next.layer != selected_.layer)
            next.channel = static_cast<int>(share * channels(next.layer));
        break;
    }
    case Qt::Key_Up:
        next.channel = std::max(0, next.channel - 1);
        break;
    case Qt::Key_Down:
        next.channel = std::min(channels(next.layer) - 1, next.channel + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit opened(next.layer, next.channel);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    select(next);
}

void PathMaps::paintEvent(QPaintEvent* event) {
    if (!path_ || images_.empty())
        return;
    if (arrangedFor_ != devicePixelRatioF()) // it has come to another screen
        arrange();
    QPainter painter(this);
    for (int layer = -1; layer < static_cast<int>(shown_.size()); ++layer) {
        const QRectF named = layout_.columnRect(layer).adjusted(-scaled(20), 0, scaled(20), 0); // a name may be wider
        if (named.right() >= event->rect().left() && named.left() <= event->rect().right())
            paintColumn(painter, layer);
    }
    paintAnswer(painter);
    if (pointed_)
        paintSeen(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(layout_.mapRect(selected_.layer, selected_.channel).adjusted(-2, -2, 2, 2));
    }
}

QString PathMaps::layerName(int layer) const {
    return layer < 0 ? tr("image") : QString::fromStdString(weightedLayer(*path_->weights->architecture, layer).name);
}

bool PathMaps::namesStandApart(const QFont& font) const {
    const QFontMetricsF metrics(font);
    const auto halfWidth = [&](int layer) { return metrics.horizontalAdvance(layerName(layer)) / 2; };
    for (int layer = 0; layer < static_cast<int>(shown_.size()); ++layer) {
        const double apart = layout_.columnRect(layer).center().x() - layout_.columnRect(layer - 1).center().x();
        if (halfWidth(layer - 1) + halfWidth(layer) + scaled(4) > apart)
            return false;
    }
    return true;
}

void PathMaps::fitNames() {
    nameFont_ = sized(font(), 11, QFont::DemiBold);
    if (!namesStandApart(nameFont_))
        nameFont_ = sized(font(), 10, QFont::DemiBold);
    shortNames_ = !namesStandApart(nameFont_);
}

void PathMaps::paintColumn(QPainter& painter, int layer) const {
    const Theme& t = theme();
    const auto index = static_cast<std::size_t>(layer + 1);
    const MapShape shape = layout_.shapes()[index];
    const QRectF column = layout_.columnRect(layer);
    const auto line = [&](double top, const QString& text) {
        drawFigures(painter, QRectF(column.left() - 4, scaled(top), column.width() + 8, scaled(14)),
                    Qt::AlignHCenter | Qt::AlignVCenter, text);
    };
    painter.setPen(t.text);
    painter.setFont(nameFont_);
    QString name = layerName(layer);
    if (shortNames_)
        name.replace("conv", "c").replace("linear", "l");
    line(0, name);
    painter.setPen(t.quietText);
    painter.setFont(sized(font(), 10));
    if (layer >= 0)
        line(15, shape.units ? QString::number(shape.channels) : tr("%1 of").arg(shape.channels));
    line(28, shape.units ? tr("units") : tr("%1×%1").arg(shape.side));
    line(height() / textScale() - 15, "±" + figure(static_cast<double>(largest_[index])));

    if (shape.units)
        return paintUnits(painter, layer);
    const QColor edge = blend(t.panel, t.text, t.dark ? 0.22 : 0.14);
    painter.setBrush(Qt::NoBrush);
    for (int channel = 0; channel < shape.channels; ++channel) {
        const QRectF map = layout_.mapRect(layer, channel);
        painter.drawImage(map, mapOf(images_[index], channel));
        painter.setPen(QPen(edge, 1));
        painter.drawRect(map.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

/// Each unit's value as a bar from the middle, to the right above zero.
void PathMaps::paintUnits(QPainter& painter, int layer) const {
    const auto index = static_cast<std::size_t>(layer + 1);
    const auto largest = static_cast<double>(largest_[index]);
    for (int unit = 0; unit < layout_.shapes()[index].channels; ++unit) {
        const QRectF all = layout_.mapRect(layer, unit);
        painter.fillRect(all, mapColour(0));
        const double share = largest > 0 ? static_cast<double>(values_[index][static_cast<std::size_t>(unit)]) / largest : 0;
        painter.fillRect(QRectF(all.center().x(), all.top(), share * all.width() / 2, all.height()).normalized(),
                         mapColour(share));
    }
}

void PathMaps::paintAnswer(QPainter& painter) const {
    const Theme& t = theme();
    const auto& answer = path_->activations.logProbabilities;
    const auto best = static_cast<int>(std::ranges::max_element(answer) - answer.begin());
    const QRectF all = layout_.answerRect();
    painter.setPen(t.text);
    painter.setFont(nameFont_);
    painter.drawText(QRectF(all.left(), 0, all.width(), scaled(14)), Qt::AlignRight | Qt::AlignVCenter, tr("answer"));
    painter.setPen(t.quietText);
    painter.setFont(sized(font(), 10));
    painter.drawText(QRectF(all.left() - 20, scaled(15), all.width() + 20, scaled(14)), Qt::AlignRight | Qt::AlignVCenter,
                     tr("log-"));
    painter.drawText(QRectF(all.left() - 20, scaled(28), all.width() + 20, scaled(14)), Qt::AlignRight | Qt::AlignVCenter,
                     tr("probability"));
    std::vector<int> digits(answer.size());
    std::iota(digits.begin(), digits.end(), 0);
    if (!layout_.answersStandBeside())
        std::ranges::stable_sort(digits, std::greater(), [&](int digit) { return answer[static_cast<std::size_t>(digit)]; });
    const int rows = layout_.answers();
    double figures = scaled(38); // the widest, in bold
    for (const float value : answer)
        figures = std::max(figures, figuresWidth(sized(font(), 11, QFont::Bold), figure(static_cast<double>(value))) + scaled(5));
    for (int i = 0; i < rows; ++i) {
        const int digit = digits[static_cast<std::size_t>(i)];
        const QRectF row = layout_.answerRow(i, rows);
        const auto value = static_cast<double>(answer[static_cast<std::size_t>(digit)]);
        painter.setFont(sized(font(), 12, digit == best ? QFont::Bold : QFont::Normal));
        painter.setPen(digit == best ? t.text : t.quietText);
        const double name =
            answers_.areNamed() ? answers_.width(painter.fontMetrics(), row.width() * 0.42) + scaled(6) : scaled(11);
        drawFigures(painter, row.adjusted(scaled(4), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    painter.fontMetrics().elidedText(answers_.name(digit), Qt::ElideRight, static_cast<int>(name)));
        painter.setFont(sized(font(), 11, digit == best ? QFont::Bold : QFont::Normal));
        drawFigures(painter, row, Qt::AlignRight | Qt::AlignVCenter, figure(value));
        const QRectF track(row.left() + name + scaled(4), row.center().y() - scaled(3), row.width() - name - scaled(4) - figures,
                           scaled(6));
        painter.setPen(Qt::NoPen);
        painter.fillRect(track, t.grid);
        painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * std::exp(value), track.height())),
                         digit == best ? t.accent : t.quietText);
    }
}

void PathMaps::paintSeen(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    const auto outline = [&](const QRectF& square) {
        painter.setPen(QPen(theme().panel, 3));
        painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5));
        painter.setPen(QPen(theme().text, 1.2));
        painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5));
    };
    if (pointed_->layer >= 0) {
        const auto seen = model::receptiveFields(*path_->weights->architecture, shown_[static_cast<std::size_t>(pointed_->layer)],
                                                 pointed_->x, pointed_->y);
        for (int layer = -1; layer < pointed_->layer; ++layer) {
            const MapShape shape = layout_.shapes()[static_cast<std::size_t>(layer + 1)];
            if (shape.units) { // all are seen
                QRectF units;
                for (int unit = 0; unit < shape.channels; ++unit)
                    units |= layout_.mapRect(layer, unit);
                outline(units.adjusted(-1, -1, 1, 1));
                continue;
            }
            const std::size_t behind = layer < 0 ? 0 : shown_[static_cast<std::size_t>(layer)] + 1;
            const model::PixelSquare square = model::clipped(seen[behind], shape.side);
            for (int channel = 0; channel < shape.channels; ++channel)
                outline(layout_.pixelRect({layer, channel, square.left, square.top}) |
                        layout_.pixelRect({layer, channel, square.right - 1, square.bottom - 1}));
        }
    }
    outline(layout_.pixelRect(*pointed_));
}

} // namespace ui
