// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/coverage.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

struct Dot {
    float x;
    float y;
    float radius;
};

/// To [0, 1]; std::clamp takes references, which keep loops from being vectorised.
float clamped(float value) {
    value = value < 0 ? 0 : value;
    return value > 1 ? 1 : value;
}

/// The largest coverage of any capsule goes into `layer`: overlapping ink does not add up.
void drawCapsule(Coverage& layer, const Dot& a, const Dot& b) {
    const float reach = std::max(a.radius, b.radius) + 1;
    const auto edge = static_cast<float>(layer.side - 1); // an eraser may reach further than an int
    const auto clampPixel = [&](float v) { return static_cast<int>(std::clamp(v, 0.0F, edge)); };
    const int left = clampPixel(std::min(a.x, b.x) - reach);
    const int right = clampPixel(std::max(a.x, b.x) + reach);
    const int top = clampPixel(std::min(a.y, b.y) - reach);
    const int bottom = clampPixel(std::max(a.y, b.y) + reach);
    const float alongX = b.x - a.x;
    const float alongY = b.y - a.y;
    const float lengthSquared = alongX * alongX + alongY * alongY;
    const float divisor = lengthSquared > 0 ? lengthSquared : 1; // a dot's every place is its beginning
    for (int y = top; y <= bottom; ++y) {
        // Only the part of the row the capsule can reach: that of its axis from one reach above the row to one below.
        int first = left;
        int last = right;
        if (std::abs(alongY) > 1) {
            const float centre = static_cast<float>(y) + 0.5F - a.y;
            const float t1 = std::clamp((centre - reach) / alongY, 0.0F, 1.0F);
            const float t2 = std::clamp((centre + reach) / alongY, 0.0F, 1.0F);
            const float x1 = a.x + t1 * alongX;
            const float x2 = a.x + t2 * alongX;
            first = clampPixel(std::min(x1, x2) - reach);
            last = clampPixel(std::max(x1, x2) + reach);
        }
        float* row = &layer.at(0, y);
        const float fromY = static_cast<float>(y) + 0.5F - a.y;
#pragma omp simd
        for (int x = first; x <= last; ++x) {
            const float fromX = static_cast<float>(x) + 0.5F - a.x;
            const float along = clamped((fromX * alongX + fromY * alongY) / divisor);
            const float offX = fromX - along * alongX;
            const float offY = fromY - along * alongY;
            const float distance =
                std::sqrt(offX * offX + offY * offY); // std::hypot guards against overflow and takes far longer
            const float covered = clamped(a.radius + along * (b.radius - a.radius) + 0.5F - distance);
            row[x] = row[x] < covered ? covered : row[x];
        }
    }
}

} // namespace

Box boxOf(std::span<const StrokePoint> points) {
    Box box;
    for (const StrokePoint& point : points) {
        box.add(point.x, point.y);
    }
    return box;
}

Box boxOf(const Drawing& drawing) {
    Box box;
    for (const Stroke& stroke : drawing) {
        box = united(box, boxOf(stroke.points));
    }
    return box;
}

Box united(Box box, const Box& other) {
    if (!other.empty()) {
        box.add(other.left, other.top);
        box.add(other.right, other.bottom);
    }
    return box;
}

float InkTransform::widthOf(const Stroke& stroke, float pressure) const {
    if (stroke.eraser) {
        return stroke.width * scale;
    }
    if (stroke.width <= 0) {
        return naturalWidth;
    }
    return std::clamp(stroke.width * scale * pressure, minWidth, maxWidth);
}

Coverage rasterise(const Drawing& drawing, const InkTransform& transform, int side) {
    Coverage picture(side);
    for (const Stroke& stroke : drawing) {
        Coverage erased(stroke.eraser ? side : 0);
        Coverage& layer = stroke.eraser ? erased : picture;
        const auto place = [&](const StrokePoint& point) {
            return Dot{transform.scale * point.x + transform.dx, transform.scale * point.y + transform.dy,
                       transform.widthOf(stroke, point.pressure) / 2};
        };
        for (std::size_t i = 0; i < stroke.points.size(); ++i) {
            drawCapsule(layer, place(stroke.points[i == 0 ? 0 : i - 1]), place(stroke.points[i]));
        }
        for (std::size_t i = 0; i < erased.values.size(); ++i) {
            picture.values[i] *= 1 - erased.values[i];
        }
    }
    return picture;
}

DigitImage averagedDown(const Coverage& fine) {
    DigitImage image{};
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            float sum = 0;
            for (int dy = 0; dy < kSupersampling; ++dy) {
                for (int dx = 0; dx < kSupersampling; ++dx) {
                    sum += fine.at(x * kSupersampling + dx, y * kSupersampling + dy);
                }
            }
            const float covered = sum / (kSupersampling * kSupersampling);
            image[static_cast<std::size_t>(y * kImageSide + x)] = static_cast<std::uint8_t>(std::lround(covered * 255));
        }
    }
    return image;
}

} // namespace model
