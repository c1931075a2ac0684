// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"

#include "model/ink/ink.h"
#include "model/values/random.h"

#include <array>

namespace model {
namespace {

/// A segment's ends in a box one wide and two high.
struct Segment {
    float x1, y1, x2, y2;
};
constexpr std::array<Segment, 7> kSegments{
    {{0, 0, 1, 0}, {1, 0, 1, 1}, {1, 1, 1, 2}, {0, 2, 1, 2}, {0, 1, 0, 2}, {0, 0, 0, 1}, {0, 1, 1, 1}}};

/// Which of them a digit lights, the first in the lowest bit.
constexpr std::array<unsigned, 10> kLit{0b0111111, 0b0000110, 0b1011011, 0b1001111, 0b1100110,
                                        0b1101101, 0b1111101, 0b0000111, 0b1111111, 0b1101111};

} // namespace

std::vector<DigitImage> drawnDigits(int count) {
    std::vector<DigitImage> images;
    for (int i = 0; i < count; ++i) {
        Random random{7, static_cast<std::uint64_t>(i)};
        const auto slant = static_cast<float>(random.uniform(-0.3, 0.3));
        const auto stretch = static_cast<float>(random.uniform(0.6, 1.4));
        const auto pen = static_cast<float>(random.uniform(0.15, 0.4));
        Drawing drawing;
        for (std::size_t s = 0; s < kSegments.size(); ++s) {
            if ((kLit[static_cast<std::size_t>(i) % kLit.size()] >> s & 1U) != 0) {
                const auto place = [&](float x, float y) {
                    const auto jitter = [&] { return static_cast<float>(random.uniform(-0.1, 0.1)); };
                    const float across = stretch * x - slant * y + jitter();
                    return StrokePoint{across, y + jitter(), 1};
                };
                const Segment& segment = kSegments[s];
                const StrokePoint from = place(segment.x1, segment.y1);
                drawing.push_back({{from, place(segment.x2, segment.y2)}, pen, false});
            }
        }
        images.push_back(frameDrawing(drawing).value());
    }
    return images;
}

} // namespace model
