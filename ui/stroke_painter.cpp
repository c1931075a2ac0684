// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stroke_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {
namespace {

QPointF at(const model::StrokePoint& p) {
    return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

QPen penFor(const model::Stroke& stroke, float pressure, const QColor& colour) {
    return {colour, static_cast<double>(stroke.width * pressure), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPointF middle(const model::Stroke& stroke, std::size_t index) {
    return (at(stroke.points[index - 1]) + at(stroke.points[index])) / 2;
}

} // namespace

void paintSegment(QPainter& painter, const model::Stroke& stroke, std::size_t index, const QColor& colour) {
    if (index == 0)
        return;
    const auto& points = stroke.points;
    QPainterPath path(index == 1 ? at(points[0]) : middle(stroke, index - 1));
    if (index == 1)
        path.lineTo(middle(stroke, 1));
    else
        path.quadTo(at(points[index - 1]), middle(stroke, index));
    painter.strokePath(path, penFor(stroke, points[index - 1].pressure, colour));
}

void paintTail(QPainter& painter, const model::Stroke& stroke, const QColor& colour) {
    if (stroke.points.empty())
        return;
    const std::size_t last = stroke.points.size() - 1;
    painter.setPen(penFor(stroke, stroke.points[last].pressure, colour));
    if (last == 0)
        painter.drawPoint(at(stroke.points[0]));
    else
        painter.drawLine(middle(stroke, last), at(stroke.points[last]));
}

QRectF reach(const model::Stroke& stroke, std::size_t index) {
    const std::size_t first = index < 2 ? 0 : index - 2;
    QRectF bounds(at(stroke.points[first]), QSizeF(0, 0));
    for (std::size_t i = first + 1; i <= index; ++i) {
        const QPointF p = at(stroke.points[i]);
        bounds.setCoords(std::min(bounds.left(), p.x()), std::min(bounds.top(), p.y()), std::max(bounds.right(), p.x()),
                         std::max(bounds.bottom(), p.y()));
    }
    const double half = static_cast<double>(stroke.width) / 2 + 1;
    return bounds.adjusted(-half, -half, half, half);
}

} // namespace ui
