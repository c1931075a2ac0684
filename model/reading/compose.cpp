// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/compose.h"

#include "model/ink/coverage.h"

#include <algorithm>

namespace model {
namespace {

constexpr double kDigitHeight = 1000;

double gapOf(const Spacing& spacing, Random& random) {
    const double kind = random.uniform();
    if (kind < spacing.overlapped) {
        return random.uniform(-0.08, 0);
    }
    return kind < spacing.overlapped + spacing.wide ? random.uniform(0.3, 0.8) : random.uniform(0.02, 0.3);
}

} // namespace

ComposedNumber composeNumber(std::span<const LabelledDrawing> pool, Random& random, const Spacing& spacing) {
    ComposedNumber number;
    const std::uint64_t count = 2 + random.below(5);
    double pen = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t source = random.below(pool.size());
        Drawing digit = pool[source].drawing;
        const Box box = boxOf(digit);
        // Written as tall as the others, but a lying one not wider than it could be.
        const auto natural = std::max({static_cast<double>(box.height()), static_cast<double>(box.width()) / 1.2, 1.0});
        const double scale = kDigitHeight * random.uniform(spacing.smallest, spacing.largest) / natural;
        const double foot = kDigitHeight * random.uniform(-spacing.baseline, spacing.baseline);
        pen += i == 0 ? 0 : kDigitHeight * gapOf(spacing, random);
        for (Stroke& stroke : digit) {
            stroke.width *= static_cast<float>(scale);
            for (StrokePoint& point : stroke.points) {
                point.x = static_cast<float>(pen + scale * static_cast<double>(point.x - box.left));
                point.y = static_cast<float>(foot + scale * static_cast<double>(point.y - box.bottom));
            }
        }
        pen += scale * static_cast<double>(box.width());
        auto next = digit.begin();
        if (!number.drawing.empty() && next != digit.end() && random.uniform() < spacing.joined) {
            std::vector<StrokePoint>& points = number.drawing.back().points;
            points.insert(points.end(), next->points.begin(), next->points.end());
            ++next;
        }
        number.drawing.insert(number.drawing.end(), next, digit.end());
        number.digits += static_cast<char>('0' + pool[source].digit);
        number.sources.push_back(source);
    }
    return number;
}

} // namespace model
