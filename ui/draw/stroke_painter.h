// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QColor>
#include <QRectF>

#include <cstddef>

class QPainter;

namespace ui {

// Paints strokes as the curves of model/values/stroke_curve.h, from which the network's images are made too. Coordinates are the
// strokes' own: the painter carries the scale.

/// The piece of curve that became final when point `index` arrived: nothing for the first two points.
void paintSegment(QPainter& painter, const model::Stroke& stroke, std::size_t index, const QColor& colour);

/// The piece between the last two points: painted afresh every time, because the next point bends it. A stroke of one point is a
/// dot.
void paintTail(QPainter& painter, const model::Stroke& stroke, const QColor& colour);

/// Everything that paintSegment(index) and paintTail() touch, in units.
QRectF reach(const model::Stroke& stroke, std::size_t index);

} // namespace ui
