// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers from drawings of single digits, side by side.
#include "model/ink/coverage.h"
#include "model/reading/compose.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace model {
namespace {

constexpr double kInkOverlap = 3.0 / 70; ///< of touching neighbours' ink, in digit heights

/// How far to the right, in drawing units, the second digit's lines must stand so that they come up to the first's.
double touchingShift(const Drawing& first, const Drawing& second) {
    constexpr int kRows = 50;
    constexpr double kNothing = 1e9;
    const Box box = united(boxOf(first), boxOf(second));
    const double rowHeight = std::max(static_cast<double>(box.height()), 1.0) / kRows;
    const auto edges = [&](const Drawing& drawing, double side) { // the furthest of each row towards `side`
        std::array<double, kRows> edge{};
        edge.fill(-kNothing);
        for (const Stroke& stroke : drawing) {
            for (std::size_t i = 0; i < stroke.points.size(); ++i) {
                const StrokePoint& a = stroke.points[i == 0 ? 0 : i - 1];
                const StrokePoint& b = stroke.points[i];
                const int steps = 1 + static_cast<int>(std::abs(static_cast<double>(b.y - a.y)) / rowHeight);
                for (int step = 0; step <= steps; ++step) {
                    const float along = static_cast<float>(step) / static_cast<float>(steps);
                    const double row = static_cast<double>(std::lerp(a.y, b.y, along) - box.top) / rowHeight;
                    double& furthest = edge[static_cast<std::size_t>(std::clamp(row, 0.0, kRows - 1.0))];
                    furthest = std::max(furthest, side * static_cast<double>(std::lerp(a.x, b.x, along)));
                }
            }
        }
        return edge;
    };
    const std::array<double, kRows> right = edges(first, 1);
    const std::array<double, kRows> left = edges(second, -1);
    double shift = -kNothing;
    for (std::size_t row = 0; row < kRows; ++row) {
        shift = std::max(shift, right[row] + left[row]);
    }
    // Lying digits may share no row.
    return shift > -kNothing / 2 ? shift : static_cast<double>(boxOf(first).right - boxOf(second).left);
}

double gapOf(const Spacing& spacing, Random& random) {
    const double kind = random.uniform();
    if (kind < spacing.overlapped) {
        return random.uniform(-0.08, 0);
    }
    return kind < spacing.overlapped + spacing.wide ? random.uniform(0.3, 0.8) : random.uniform(spacing.narrowest, 0.3);
}

void moveRight(Drawing& drawing, double by) {
    for (Stroke& stroke : drawing) {
        for (StrokePoint& point : stroke.points) {
            point.x += static_cast<float>(by);
        }
    }
}

/// A point or comma at the foot of a digit that stands at `foot`.
Stroke pointAfter(const Drawing& digit, double foot, char sign, Random& random) {
    const auto size = [&](double low, double high) { return kComposedHeight * random.uniform(low, high); };
    StrokePoint at{boxOf(digit).right, static_cast<float>(foot - size(0, 0.06))};
    if (sign == ',' && random.uniform() < 0.5) { // from its ink that is furthest to the right there
        at.x = boxOf(digit).left;
        for (const Stroke& stroke : digit) {
            for (const StrokePoint& point : stroke.points) {
                at = static_cast<double>(point.y) > foot - 0.12 * kComposedHeight && point.x > at.x ? point : at;
            }
        }
    } else {
        at.x += static_cast<float>(size(0.12, 0.2));
    }
    StrokePoint end = at;
    if (sign == ',') {
        end.x -= static_cast<float>(size(-0.03, 0.08));
        end.y = static_cast<float>(foot + size(0.14, 0.26));
    }
    return {{at, end}, digit.empty() ? 0 : digit.front().width, false};
}

} // namespace

ComposedNumber composeNumber(std::span<const LabelledDrawing> pool, Random& random, const Spacing& spacing) {
    ComposedNumber number;
    const std::uint64_t count = spacing.fewest + random.below(spacing.most - spacing.fewest + 1);
    double pen = 0;
    Drawing previous;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t source = random.below(pool.size());
        Drawing digit = pool[source].drawing;
        const Box box = boxOf(digit);
        // Written as tall as the others, but a lying one not wider than it could be.
        const auto natural = std::max({static_cast<double>(box.height()), static_cast<double>(box.width()) / 1.2, 1.0});
        const double scale = kComposedHeight * random.uniform(spacing.smallest, spacing.largest) / natural;
        const double foot = kComposedHeight * random.uniform(-spacing.baseline, spacing.baseline);
        pen += i == 0 ? 0 : kComposedHeight * gapOf(spacing, random);
        for (Stroke& stroke : digit) {
            stroke.width *= static_cast<float>(scale);
            for (StrokePoint& point : stroke.points) {
                point.x = static_cast<float>(pen + scale * static_cast<double>(point.x - box.left));
                point.y = static_cast<float>(foot + scale * static_cast<double>(point.y - box.bottom));
            }
        }
        if (i > 0 && spacing.touching > 0 && random.uniform() < spacing.touching) {
            const double apart = spacing.pen - random.uniform(0, kInkOverlap);
            moveRight(digit, touchingShift(previous, digit) + kComposedHeight * apart);
        }
        pen = static_cast<double>(boxOf(digit).right);
        previous = digit;
        auto next = digit.begin();
        if (!number.drawing.empty() && next != digit.end() && random.uniform() < spacing.joined) {
            std::vector<StrokePoint>& points = number.drawing.back().points;
            points.insert(points.end(), next->points.begin(), next->points.end());
            ++next;
        }
        number.drawing.insert(number.drawing.end(), next, digit.end());
        number.digits += static_cast<char>('0' + pool[source].digit);
        const bool isFollowed = spacing.points > 0 && i + 1 < count && random.uniform() < spacing.points;
        number.points += !isFollowed ? ' ' : random.uniform() < 0.7 ? ',' : '.';
        if (isFollowed) {
            number.drawing.push_back(pointAfter(previous, foot, number.points.back(), random));
            pen = std::max(pen, static_cast<double>(boxOf(number.drawing.back().points).right));
        }
        number.sources.push_back(source);
    }
    return number;
}

} // namespace model
