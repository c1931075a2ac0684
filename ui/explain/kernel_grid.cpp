// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/learned_parts.h"

#include "ui/explain/map_colours.h"
#include "ui/explain/path_maps.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace ui {
namespace {

constexpr int kNumbers = 28; ///< logical pixels for the maps' numbers at the left …
constexpr int kHeading = 22; ///< … and what they stand for, above
constexpr int kLargestPixel = 14;
constexpr int kNumberHeight = 12;
constexpr int kThinRow = 5;     ///< logical pixels that a mouse finds
constexpr int kNumberSize = 11; ///< the font's pixels

} // namespace

KernelGrid::KernelGrid(QWidget* parent) : QWidget(parent) {
    setObjectName("kernelGrid");
    setAccessibleName(tr("Kernels"));
    setToolTip(tr("A row for each map that the layer makes, a column for each that it is given: choose a map with a click or "
                  "the arrow keys."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        arrange();
        update();
    });
}

void KernelGrid::setLayer(const std::shared_ptr<const model::Weights>& weights, int layer) {
    weights_ = weights;
    layer_ = layer;
    pointed_.reset();
    largest_ = weights ? largestOf(values()) : 0;
    arrange();
    update();
    emit pointedChanged();
}

void KernelGrid::setDead(const std::vector<int>& maps) {
    dead_ = maps;
    update();
}

void KernelGrid::choose(int map) {
    const int last = weights_ ? outputs() - 1 : 0;
    if (const int wanted = std::clamp(map, 0, last); std::exchange(chosen_, wanted) != wanted) {
        update();
        emit chosenChanged(chosen_);
    }
}

int KernelGrid::kernel() const {
    return isLinear(placed()) ? placed().input.side : placed().layer.kernel;
}

int KernelGrid::numbers() const {
    return scaled(kNumbers);
}

QSize KernelGrid::wanted() const {
    return {blocks_ * blockWidth(), scaled(kHeading) + rows() * downStep()};
}

/// The largest weights that fit; where not even the least do, all that go side by side.
void KernelGrid::arrange() {
    if (!weights_)
        return;
    const QSize room = parentWidget() ? parentWidget()->size() : size();
    const bool linear = isLinear(placed());
    const auto findLargest = [&] {
        for (pixel_ = scaled(kLargestPixel); pixel_ > 0; --pixel_) {
            gap_ = kernel() == 1 ? (linear && pixel_ < 3 ? 0 : 1) : pixel_ < 6 ? 2 : 3;
            tall_ = pixel_;
            for (blocks_ = 1; blocks_ <= (linear ? outputs() : 1); ++blocks_)
                if (wanted().width() <= room.width() && wanted().height() <= room.height())
                    return true;
        }
        return false;
    };
    const bool found = findLargest();
    if (!found) {
        pixel_ = tall_ = kernel() > 3 ? 1 : kernel() == 3 ? 2 : 4;
        gap_ = kernel() == 1 ? 1 : 2;
        blocks_ = std::clamp(room.width() / blockWidth(), 1, outputs());
    } else if (kernel() == 1 && pixel_ < kThinRow) { // a strip for each
        tall_ = std::clamp((room.height() - scaled(kHeading)) / rows() - gap_, tall_, scaled(kLargestPixel));
    }
    setMinimumSize(found ? QSize(0, 0) : wanted());
}

QRectF KernelGrid::kernelRect(int output, int input) const {
    return QRectF(output / rows() * blockWidth() + numbers() + input * acrossStep(),
                  scaled(kHeading) + output % rows() * downStep(), kernel() * pixel_, kernel() * tall_);
}

QRectF KernelGrid::rowRect(int output) const {
    return kernelRect(output, 0).united(kernelRect(output, inputs() - 1));
}

int KernelGrid::rowAt(QPointF place) const {
    const int row = static_cast<int>((place.y() - scaled(kHeading)) / downStep());
    const int block = blocks_ == 1 ? 0 : static_cast<int>(place.x() / blockWidth());
    const int output = block * rows() + row;
    return place.y() < scaled(kHeading) || row >= rows() || block >= blocks_ || output >= outputs() ? -1 : output;
}

std::optional<QPoint> KernelGrid::kernelAt(QPointF place) const {
    if (!weights_ || rowAt(place) < 0)
        return std::nullopt;
    const int output = rowAt(place);
    const double across = place.x() - kernelRect(output, 0).left();
    const int column = static_cast<int>(across / acrossStep());
    return across >= 0 && column < inputs() ? std::optional(QPoint(column, output)) : std::nullopt;
}

void KernelGrid::paintEvent(QPaintEvent* event) {
    if (!weights_)
        return;
    const Theme& t = theme();
    QPainter painter(this);
    painter.setFont(usualFont(font(), textPixels(kNumberSize)));
    painter.setPen(t.quietText);
    painter.drawText(QRectF(scaled(kNumbers), 0, width() - scaled(kNumbers), scaled(kHeading - 5)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     inputs() == 1                                    ? tr("from the image")
                     : placed().input.side == 1 && isLinear(placed()) ? tr("from unit 1 … %1").arg(inputs())
                                                                      : tr("from map 1 … %1").arg(inputs()));
    const QRectF row = rowRect(chosen_);
    const double left = row.left() - numbers();
    painter.fillRect(QRectF(left, row.top() - gap_ / 2.0, row.right() - left + gap_ / 2.0 + 1, row.height() + gap_),
                     blend(t.panel, t.accent, hasFocus() ? 0.4 : 0.22));
    const int step = downStep();
    const int every = (scaled(kNumberHeight) + step - 1) / step; // as many numbers as there is room for
    for (int output = 0; output < outputs(); ++output) {
        const bool dead = std::ranges::find(dead_, output) != dead_.end();
        const bool near = std::abs(output - chosen_) < every && output != chosen_;
        if (output == chosen_ || (output % every == 0 && !near)) {
            const QRectF first = kernelRect(output, 0);
            painter.setPen(dead ? t.bad : output == chosen_ ? t.text : t.quietText);
            painter.drawText(QRectF(first.left() - numbers(), first.center().y() - scaled(8), scaled(kNumbers - 6), scaled(16)),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(output + 1));
        }
        const QRectF seen = rowRect(output) & QRectF(event->rect()).adjusted(-1, -1, 1, 1);
        if (seen.isEmpty())
            continue;
        const auto each = values().size() / static_cast<std::size_t>(outputs());
        const QImage kernels =
            mapsImage(std::span(values()).subspan(static_cast<std::size_t>(output) * each, each), kernel(), largest_);
        const auto column = [&](double x) { return static_cast<int>((x - kernelRect(output, 0).left()) / acrossStep()); };
        for (int input = column(seen.left()); input <= std::min(column(seen.right()), inputs() - 1); ++input) {
            const QRectF rect = kernelRect(output, input);
            painter.drawImage(rect, mapOf(kernels, input));
            painter.setOpacity(dead ? 0.35 : 1);
            if (kernel() > 1 || pixel_ > 3) {
                painter.setPen(QPen(t.line, 1));
                painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5));
            }
            painter.setOpacity(1);
        }
    }
    if (pointed_) {
        painter.setPen(QPen(t.text, 1.5));
        painter.drawRect(kernelRect(pointed_->y(), pointed_->x()).adjusted(-1, -1, 1, 1));
    }
}

void KernelGrid::point(std::optional<QPoint> kernel) {
    if (std::exchange(pointed_, kernel) != kernel) {
        update();
        emit pointedChanged();
    }
}

void KernelGrid::mouseMoveEvent(QMouseEvent* event) {
    setCursor(weights_ && rowAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    point(kernelAt(event->position()));
}

void KernelGrid::mousePressEvent(QMouseEvent* event) {
    if (weights_ && rowAt(event->position()) >= 0)
        choose(rowAt(event->position()));
}

void KernelGrid::keyPressEvent(QKeyEvent* event) {
    if (const int down = arrowStep(*event).y(); down != 0)
        choose(chosen_ + down);
    else if (event->key() == Qt::Key_Home)
        choose(0);
    else if (event->key() == Qt::Key_End)
        choose(std::numeric_limits<int>::max());
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
