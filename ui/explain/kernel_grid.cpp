// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/learned_parts.h"

#include "ui/explain/map_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <limits>
#include <utility>

namespace ui {
namespace {

constexpr int kNumbers = 28; ///< logical pixels for the maps' numbers at the left …
constexpr int kHeading = 22; ///< … and what they stand for, above
constexpr int kLargestPixel = 14;
constexpr int kNumberHeight = 12;
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
        colour();
    });
}

void KernelGrid::setLayer(const std::shared_ptr<const model::NetworkLayers>& layers, int layer) {
    layers_ = layers;
    layer_ = layer;
    pointed_.reset();
    arrange();
    colour();
    emit pointedChanged();
}

void KernelGrid::setDead(const std::vector<int>& maps) {
    dead_ = maps;
    update();
}

void KernelGrid::choose(int map) {
    const int last = layer() ? layer()->shape.outputs - 1 : 0;
    if (const int wanted = std::clamp(map, 0, last); std::exchange(chosen_, wanted) != wanted) {
        update();
        emit chosenChanged(chosen_);
    }
}

/// The largest weights that fit.
void KernelGrid::arrange() {
    if (!layer())
        return;
    const model::Convolution& shape = layer()->shape;
    for (pixel_ = scaled(kLargestPixel); pixel_ > 1; --pixel_) {
        gap_ = shape.kernel == 1 ? 1 : pixel_ < 6 ? 2 : 3;
        const int step = shape.kernel * pixel_ + gap_;
        if (scaled(kNumbers) + shape.inputs * step <= width() && scaled(kHeading) + shape.outputs * step <= height())
            break;
    }
}

void KernelGrid::colour() {
    if (layer())
        image_ = mapsImage(layer()->kernel, layer()->shape.kernel, largestOf(layer()->kernel));
    update();
}

QRectF KernelGrid::kernelRect(int output, int input) const {
    const int side = layer()->shape.kernel * pixel_;
    return QRectF(scaled(kNumbers) + input * (side + gap_), scaled(kHeading) + output * (side + gap_), side, side);
}

int KernelGrid::rowAt(double y) const {
    const int step = layer()->shape.kernel * pixel_ + gap_;
    const int row = static_cast<int>((y - scaled(kHeading)) / step);
    return y < scaled(kHeading) || row >= layer()->shape.outputs ? -1 : row;
}

std::optional<QPoint> KernelGrid::kernelAt(QPointF place) const {
    if (!layer() || place.x() < scaled(kNumbers) || rowAt(place.y()) < 0)
        return std::nullopt;
    const int column = static_cast<int>((place.x() - scaled(kNumbers)) / (layer()->shape.kernel * pixel_ + gap_));
    return column < layer()->shape.inputs ? std::optional(QPoint(column, rowAt(place.y()))) : std::nullopt;
}

void KernelGrid::paintEvent(QPaintEvent*) {
    if (!layer())
        return;
    const Theme& t = theme();
    const model::Convolution& shape = layer()->shape;
    QPainter painter(this);
    painter.setFont(usualFont(font(), textPixels(kNumberSize)));
    painter.setPen(t.quietText);
    painter.drawText(QRectF(scaled(kNumbers), 0, width() - scaled(kNumbers), scaled(kHeading - 5)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     shape.inputs == 1 ? tr("from the image") : tr("from map 1 … %1").arg(shape.inputs));
    const QRectF row = kernelRect(chosen_, 0).united(kernelRect(chosen_, shape.inputs - 1));
    painter.fillRect(QRectF(0, row.top() - gap_ / 2.0, row.right() + gap_ / 2.0 + 1, row.height() + gap_),
                     blend(t.panel, t.accent, hasFocus() ? 0.4 : 0.22));
    const int step = shape.kernel * pixel_ + gap_;
    const int every = (scaled(kNumberHeight) + step - 1) / step; // as many numbers as there is room for
    for (int output = 0; output < shape.outputs; ++output) {
        const bool dead = std::ranges::find(dead_, output) != dead_.end();
        const bool near = std::abs(output - chosen_) < every && output != chosen_;
        if (output == chosen_ || (output % every == 0 && !near)) {
            const QRectF first = kernelRect(output, 0);
            painter.setPen(dead ? t.bad : output == chosen_ ? t.text : t.quietText);
            painter.drawText(QRectF(0, first.center().y() - scaled(8), scaled(kNumbers - 6), scaled(16)),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(output + 1));
        }
        for (int input = 0; input < shape.inputs; ++input) {
            const QRectF rect = kernelRect(output, input);
            const int number = output * shape.inputs + input;
            painter.drawImage(rect, image_, QRectF(0, number * shape.kernel, shape.kernel, shape.kernel));
            painter.setOpacity(dead ? 0.35 : 1);
            if (shape.kernel > 1 || pixel_ > 3) {
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
    setCursor(layer() && rowAt(event->position().y()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    point(kernelAt(event->position()));
}

void KernelGrid::mousePressEvent(QMouseEvent* event) {
    if (layer() && rowAt(event->position().y()) >= 0)
        choose(rowAt(event->position().y()));
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
