// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/stroke_painter.h"

#include "model/values/stroke_curve.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {
namespace {

QPointF at(const model::StrokePoint& p) {
    return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

/// The stroke from point `index` − 1 to point `index`, as a Bézier curve.
QPainterPath segment(const model::Stroke& stroke, std::size_t index) {
    const model::CurveSegment curve = model::curveSegment(stroke.points, index);
    QPainterPath path(at(curve.a));
    path.cubicTo(at(curve.a) + (at(curve.b) - at(curve.before)) / 6, at(curve.b) - (at(curve.after) - at(curve.a)) / 6,
                 at(curve.b));
    return path;
}

void paint(QPainter& painter, const model::Stroke& stroke, std::size_t index, const QColor& colour) {
    const float pressure = (stroke.points[index - 1].pressure + stroke.points[index].pressure) / 2;
    painter.strokePath(segment(stroke, index),
                       QPen(colour, static_cast<double>(stroke.width * pressure), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace

void paintSegment(QPainter& painter, const model::Stroke& stroke, std::size_t index, const QColor& colour) {
    if (index >= 2)
        paint(painter, stroke, index - 1, colour);
}

void paintTail(QPainter& painter, const model::Stroke& stroke, const QColor& colour) {
    const std::vector<model::StrokePoint>& points = stroke.points;
    if (points.size() > 1) {
        paint(painter, stroke, points.size() - 1, colour);
    } else if (!points.empty()) {
        painter.setPen(QPen(colour, static_cast<double>(stroke.width * points[0].pressure), Qt::SolidLine, Qt::RoundCap));
        painter.drawPoint(at(points[0]));
    }
}

QRectF reach(const model::Stroke& stroke, std::size_t index) {
    QRectF bounds(at(stroke.points[0]), QSizeF(0, 0));
    if (index > 0)
        bounds = segment(stroke, index).controlPointRect();
    if (index > 1) // its tail was straight until now
        bounds |= segment(stroke, index - 1).controlPointRect();
    const double half = static_cast<double>(stroke.width) / 2 + 1;
    return bounds.adjusted(-half, -half, half, half);
}

} // namespace ui
