// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/shift_averaging.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace model {
namespace {

DigitImage shifted(const DigitImage& image, int dx, int dy) {
    DigitImage result{};
    for (int y = std::max(dy, 0); y < kImageSide + std::min(dy, 0); ++y) {
        for (int x = std::max(dx, 0); x < kImageSide + std::min(dx, 0); ++x) {
            result[static_cast<std::size_t>(y * kImageSide + x)] =
                image[static_cast<std::size_t>((y - dy) * kImageSide + x - dx)];
        }
    }
    return result;
}

} // namespace

void ShiftAveraging::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    static constexpr std::array<std::pair<int, int>, 5> kShifts{{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
    std::vector<DigitImage> moved(images.size());
    std::vector<float> reading(logProbabilities.size());
    std::vector<float> sum(logProbabilities.size());
    for (const auto& [dx, dy] : kShifts) {
        std::transform(images.begin(), images.end(), moved.begin(),
                       [dx = dx, dy = dy](const DigitImage& image) { return shifted(image, dx, dy); });
        predictor_.predict(moved, reading);
        std::transform(sum.begin(), sum.end(), reading.begin(), sum.begin(),
                       [](float total, float logProbability) { return total + std::exp(logProbability); });
    }
    std::transform(sum.begin(), sum.end(), logProbabilities.begin(),
                   [](float total) { return std::log(total / static_cast<float>(kShifts.size())); });
}

} // namespace model
