// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <cmath>
#include <cstddef>
#include <vector>

/// The shape of a stroke between the points a pen reported; the network's images and the canvas draw the same one.
namespace model {

/// The curve from `a` to `b` and the neighbours that bend it (Catmull and Rom 1974).
struct CurveSegment {
    StrokePoint before;
    StrokePoint a;
    StrokePoint b;
    StrokePoint after;

    /// From `a` at t = 0 to `b` at 1.
    StrokePoint at(float t) const {
        const auto along = [t](float p, float q, float r, float s) {
            return q + t / 2 * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
        };
        return {along(before.x, a.x, b.x, after.x), along(before.y, a.y, b.y, after.y), std::lerp(a.pressure, b.pressure, t)};
    }
};

/// Whether the path a → b → c turns by less than 60°; anything else is a corner.
inline bool bendsGently(const StrokePoint& a, const StrokePoint& b, const StrokePoint& c) {
    constexpr float kGentle = 0.5F; // the cosine of 60°
    const float x1 = b.x - a.x;
    const float y1 = b.y - a.y;
    const float x2 = c.x - b.x;
    const float y2 = c.y - b.y;
    return x1 * x2 + y1 * y2 > kGentle * std::hypot(x1, y1) * std::hypot(x2, y2);
}

/// From point `index` − 1 to point `index` ≥ 1. A corner, or the stroke's end, counts as its own neighbour: the curve leaves it
/// straight.
inline CurveSegment curveSegment(const std::vector<StrokePoint>& points, std::size_t index) {
    const StrokePoint& a = points[index - 1];
    const StrokePoint& b = points[index];
    return {index > 1 && bendsGently(points[index - 2], a, b) ? points[index - 2] : a, a, b,
            index + 1 < points.size() && bendsGently(a, b, points[index + 1]) ? points[index + 1] : b};
}

} // namespace model
