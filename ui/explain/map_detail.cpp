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

namespace ui {

MapDetail::MapDetail(QWidget* parent) : QWidget(parent) {
    setObjectName("mapDetail");
    setSpokenRole(*this, QAccessible::Graphic, tr("One map and its arithmetic"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    takeEscape(*this);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &MapDetail::refresh);
}

void MapDetail::setPath(std::shared_ptr<const model::ForwardTrace> path) {
    path_ = std::move(path);
    refresh();
}

void MapDetail::setStage(model::Stage stage) {
    stage_ = stage;
    refresh();
}

void MapDetail::showMap(int layer, int channel) {
    pixel_ = {layer, channel, 0, 0};
    chosen_ = false;
    if (path_) {
        const model::LayerMaps& maps = path_->activations.layers[static_cast<std::size_t>(layer)];
        const auto map = maps.at(stage_).subspan(static_cast<std::size_t>(channel * maps.side * maps.side),
                                                 static_cast<std::size_t>(maps.side * maps.side));
        const auto most = std::ranges::max_element(map, [](float a, float b) { return std::abs(a) < std::abs(b); });
        const int at = static_cast<int>(most - map.begin());
        pixel_.x = at % maps.side;
        pixel_.y = at / maps.side;
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
    const auto layer = static_cast<std::size_t>(pixel_.layer);
    const model::LayerMaps& maps = path_->activations.layers[layer];
    image_ = mapsImage(maps.at(stage_), maps.side, largestOf(maps.at(stage_)));
    made_ = model::pixelArithmetic(*path_->layers, path_->activations, layer, static_cast<std::size_t>(pixel_.channel), pixel_.x,
                                   pixel_.y);
    lines_ = arithmeticText(*path_, pixel_, stage_, made_);
    if (!chosen_ || spelt_ >= static_cast<int>(made_.products.size())) {
        const auto most = std::ranges::max_element(
            made_.products, [](const auto& a, const auto& b) { return std::abs(a.sum) < std::abs(b.sum); });
        spelt_ = static_cast<int>(most - made_.products.begin());
    }
    setAccessibleDescription(pixelText(*path_, pixel_, stage_) + ". " + lines_.join(". "));
}

void MapDetail::mouseMoveEvent(QMouseEvent* event) {
    if (!path_)
        return;
    const QRectF map = mapRect();
    const QPointF at = event->position() / textScale();
    const int side = path_->activations.layers[static_cast<std::size_t>(pixel_.layer)].side;
    if (map.contains(at)) {
        const QPointF place = (at - map.topLeft()) * side / map.width();
        setPixel({pixel_.layer, pixel_.channel, std::min(static_cast<int>(place.x()), side - 1),
                  std::min(static_cast<int>(place.y()), side - 1)});
        return;
    }
    for (int i = 0; i < static_cast<int>(made_.products.size()); ++i)
        if (channelRect(i).contains(at) && (i != spelt_ || !chosen_)) {
            spelt_ = i;
            chosen_ = true;
            update();
        }
}

void MapDetail::keyPressEvent(QKeyEvent* event) {
    if (!path_ || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit closed();
        return;
    }
    const model::LayerMaps& maps = path_->activations.layers[static_cast<std::size_t>(pixel_.layer)];
    if (const QPoint step = arrowStep(*event); !step.isNull())
        setPixel({pixel_.layer, pixel_.channel, std::clamp(pixel_.x + step.x(), 0, maps.side - 1),
                  std::clamp(pixel_.y + step.y(), 0, maps.side - 1)});
    else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)
        showMap(pixel_.layer, (pixel_.channel + (event->key() == Qt::Key_PageUp ? maps.channels - 1 : 1)) % maps.channels);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
