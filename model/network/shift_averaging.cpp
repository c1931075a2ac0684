// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/shift_averaging.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
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

/// log(exp(a) + exp(b)), also where either is too small for exp.
float logAdd(float a, float b) {
    const float larger = std::max(a, b);
    return std::isinf(larger) ? larger : larger + std::log1p(std::exp(-std::abs(a - b)));
}

} // namespace

void ShiftAveraging::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    static constexpr std::array<std::pair<int, int>, 5> kShifts{{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
    std::vector<DigitImage> moved(images.size());
    std::vector<float> reading(logProbabilities.size());
    std::ranges::fill(logProbabilities, -std::numeric_limits<float>::infinity());
    for (const auto& [dx, dy] : kShifts) {
        std::transform(images.begin(), images.end(), moved.begin(),
                       [dx = dx, dy = dy](const DigitImage& image) { return shifted(image, dx, dy); });
        predictor_.predict(moved, reading);
        std::ranges::transform(logProbabilities, reading, logProbabilities.begin(), logAdd);
    }
    for (float& sum : logProbabilities) {
        sum -= std::log(static_cast<float>(kShifts.size()));
    }
}

} // namespace model
