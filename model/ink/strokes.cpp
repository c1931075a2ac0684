// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/strokes.h"

#include "model/ink/coverage.h"
#include "model/values/stroke_curve.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace model {
namespace {

constexpr std::size_t kMaxPoints = 8192;
/// Points nearer to each other than the drawing's longer side over this are one: a twentieth of a pixel in the framed image,
/// for a number of ten digits.
constexpr float kFinest = 4000;

bool usable(const StrokePoint& point) {
    constexpr float kFar = 1e6F;
    return std::abs(point.x) < kFar && std::abs(point.y) < kFar && point.pressure > 0 && point.pressure <= 1;
}

/// Segments longer than this share of the drawing are drawn as curves, in this many steps.
constexpr float kSparse = 0.12F;
constexpr int kCurveSteps = 6;

float distanceToSegment(const StrokePoint& p, const StrokePoint& a, const StrokePoint& b) {
    const float alongX = b.x - a.x;
    const float alongY = b.y - a.y;
    const float lengthSquared = alongX * alongX + alongY * alongY;
    const float along =
        lengthSquared > 0 ? std::clamp(((p.x - a.x) * alongX + (p.y - a.y) * alongY) / lengthSquared, 0.0F, 1.0F) : 0.0F;
    return std::hypot(p.x - a.x - along * alongX, p.y - a.y - along * alongY);
}

bool erases(const Stroke& eraser, const StrokePoint& point) {
    const std::vector<StrokePoint>& path = eraser.points;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (distanceToSegment(point, path[i == 0 ? 0 : i - 1], path[i]) < eraser.width / 2) {
            return true;
        }
    }
    return false;
}

/// The pieces of a stroke that an eraser leaves. Long segments are walked in steps of a quarter of the eraser.
void erase(const Stroke& stroke, const Stroke& eraser, Drawing& pieces) {
    Stroke piece{{}, stroke.width, false};
    const auto finish = [&] {
        if (!piece.points.empty()) {
            pieces.push_back(piece);
            piece.points.clear();
        }
    };
    const Box path = boxOf(eraser.points);
    const float radius = eraser.width / 2;
    const auto isNear = [&](const StrokePoint& a, const StrokePoint& b) {
        return std::max(a.x, b.x) > path.left - radius && std::min(a.x, b.x) < path.right + radius &&
               std::max(a.y, b.y) > path.top - radius && std::min(a.y, b.y) < path.bottom + radius;
    };
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        const StrokePoint& a = stroke.points[i == 0 ? 0 : i - 1];
        const StrokePoint& b = stroke.points[i];
        constexpr float kMaxSteps = 64;
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        const bool near = isNear(a, b);
        const int steps = near ? static_cast<int>(std::clamp(4 * length / std::max(eraser.width, 1e-3F), 1.0F, kMaxSteps)) : 1;
        for (int step = 1; step <= steps; ++step) {
            const float along = static_cast<float>(step) / static_cast<float>(steps);
            const StrokePoint point{std::lerp(a.x, b.x, along), std::lerp(a.y, b.y, along),
                                    std::lerp(a.pressure, b.pressure, along)};
            if (near && erases(eraser, point)) {
                finish();
            } else if (step == steps || piece.points.empty()) {
                piece.points.push_back(point);
            }
        }
    }
    finish();
}

} // namespace

Drawing tidied(const Drawing& drawing) {
    Box box;
    std::size_t count = 0;
    for (const Stroke& stroke : drawing) {
        for (const StrokePoint& point : stroke.points) {
            if (usable(point)) {
                box.add(point.x, point.y);
                ++count;
            }
        }
    }
    const float nearest = std::max(box.width(), box.height()) / kFinest;
    const std::size_t stride = count / kMaxPoints + 1;
    Drawing tidy;
    std::size_t seen = 0;
    for (const Stroke& stroke : drawing) {
        Stroke kept{{}, std::isfinite(stroke.width) ? std::max(stroke.width, 0.0F) : 0.0F, stroke.eraser};
        for (const StrokePoint& point : stroke.points) {
            if (!usable(point) || seen++ % stride != 0) {
                continue;
            }
            if (kept.points.empty() || std::hypot(point.x - kept.points.back().x, point.y - kept.points.back().y) > nearest) {
                kept.points.push_back(point);
            }
        }
        if (!kept.points.empty()) {
            tidy.push_back(std::move(kept));
        }
    }
    return tidy;
}

Drawing smoothed(const Drawing& drawing) {
    const Box box = boxOf(drawing);
    const float shortest = std::max(box.width(), box.height()) * kSparse;
    Drawing curved = drawing;
    for (Stroke& stroke : curved) {
        const std::vector<StrokePoint> points = std::move(stroke.points);
        stroke.points = {points.front()};
        for (std::size_t i = 1; i < points.size(); ++i) {
            const CurveSegment curve = curveSegment(points, i);
            const StrokePoint& a = curve.a;
            const StrokePoint& b = curve.b;
            const float length = std::hypot(b.x - a.x, b.y - a.y);
            const int steps = length > shortest ? kCurveSteps : 1;
            for (int step = 1; step < steps; ++step) {
                stroke.points.push_back(curve.at(static_cast<float>(step) / kCurveSteps));
            }
            stroke.points.push_back(b);
        }
    }
    return curved;
}

Drawing withoutErased(const Drawing& drawing) {
    Drawing left;
    for (const Stroke& stroke : drawing) {
        if (!stroke.eraser) {
            left.push_back(stroke);
            continue;
        }
        Drawing pieces;
        for (const Stroke& earlier : left) {
            erase(earlier, stroke, pieces);
        }
        left = std::move(pieces);
    }
    return left;
}

} // namespace model
