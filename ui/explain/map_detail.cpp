// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/path_view.h"

#include "ui/explain/map_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>

namespace ui {

MapDetail::MapDetail(QWidget* parent) : QWidget(parent) {
    setObjectName("mapDetail");
    setSpokenRole(*this, QAccessible::Graphic, tr("One map and its arithmetic"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    takeEscape(*this);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &MapDetail::refresh);
}

void MapDetail::setPath(std::shared_ptr<const model::ForwardTrace> path, const std::vector<std::size_t>& shown) {
    path_ = std::move(path);
    shown_ = shown;
    if (path_ && pixel_.layer >= static_cast<int>(shown.size()))
        pixel_ = {0, 0, 0, 0}; // it was another network's
    if (path_)                 // a stage behind a pooling has fewer
        pixel_ = {pixel_.layer, std::min(pixel_.channel, extent().channels - 1), std::min(pixel_.x, extent().side - 1),
                  std::min(pixel_.y, extent().side - 1)};
    refresh();
}

void MapDetail::showMap(int layer, int channel) {
    pixel_ = {layer, channel, 0, 0};
    chosen_ = false;
    if (path_) {
        const int side = extent().side;
        const auto map = std::span(path_->activations.layers[this->layer()])
                             .subspan(static_cast<std::size_t>(channel * side * side), static_cast<std::size_t>(side * side));
        const auto most = std::ranges::max_element(map, [](float a, float b) { return std::abs(a) < std::abs(b); });
        const int at = static_cast<int>(most - map.begin());
        pixel_.x = at % side;
        pixel_.y = at / side;
    }
    refresh();
    emit pixelChanged();
}

void MapDetail::setPixel(const MapPixel& pixel) {
    if (pixel == pixel_)
        return;
    pixel_ = pixel;
    chosen_ = false;
    refresh();
    emit pixelChanged();
}

void MapDetail::refresh() {
    update();
    if (!path_)
        return;
    const std::vector<float>& maps = path_->activations.layers[layer()];
    image_ = mapsImage(maps, extent().side, largestOf(maps));
    made_ = model::pixelArithmetic(*path_->weights, path_->activations, layer(), pixel_.channel, pixel_.x, pixel_.y);
    lines_ = arithmeticText(*path_, pixel_.channel, made_);
    list();
    if (!chosen_ || spelt_ >= static_cast<int>(made_.products.size())) {
        const auto most = std::ranges::max_element(
            made_.products, [](const auto& a, const auto& b) { return std::abs(a.sum) < std::abs(b.sum); });
        spelt_ = static_cast<int>(most - made_.products.begin());
    }
    setAccessibleDescription(pixelText(*path_, shown_, pixel_) + ". " + lines_.join(". "));
}

/// All products in their order, or those that count most.
void MapDetail::list() {
    listed_.resize(made_.products.size());
    std::iota(listed_.begin(), listed_.end(), 0);
    const auto room = static_cast<std::size_t>(rowsAtOnce() * across());
    if (listed_.size() > room) {
        std::ranges::stable_sort(listed_, std::greater(),
                                 [this](int i) { return std::abs(made_.products[static_cast<std::size_t>(i)].sum); });
        listed_.resize(room);
    }
}

void MapDetail::mouseMoveEvent(QMouseEvent* event) {
    if (!path_)
        return;
    const QRectF map = mapRect();
    const QPointF at = event->position() / textScale();
    const int side = extent().side;
    if (map.contains(at)) {
        const QPointF place = (at - map.topLeft()) * side / map.width();
        setPixel({pixel_.layer, pixel_.channel, std::min(static_cast<int>(place.x()), side - 1),
                  std::min(static_cast<int>(place.y()), side - 1)});
        return;
    }
    for (int place = 0; place < static_cast<int>(listed_.size()); ++place)
        if (const int input = listed_[static_cast<std::size_t>(place)];
            channelRect(place).contains(at) && (input != spelt_ || !chosen_)) {
            spelt_ = input;
            chosen_ = true;
            update();
        }
}

void MapDetail::keyPressEvent(QKeyEvent* event) {
    if (!path_ || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit closed();
        return;
    }
    const auto [channels, side] = extent();
    if (const QPoint step = arrowStep(*event); !step.isNull())
        setPixel({pixel_.layer, pixel_.channel, std::clamp(pixel_.x + step.x(), 0, side - 1),
                  std::clamp(pixel_.y + step.y(), 0, side - 1)});
    else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)
        showMap(pixel_.layer, (pixel_.channel + (event->key() == Qt::Key_PageUp ? channels - 1 : 1)) % channels);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
