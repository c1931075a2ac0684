// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/optimised_image.h"

#include "model/explain/input_gradient.h"
#include "model/explain/map_survey.h"
#include "model/network/architecture.h"
#include "model/network/reference/activations.h"
#include "model/values/random.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

constexpr int kAscentSteps = 150;
constexpr double kNoise = 0.2;     ///< of full ink, at most
constexpr float kRate = 0.08F;     ///< how far the pixel with the largest gradient goes in one step, of full ink
constexpr float kFading = 0.04F;   ///< share of the ink that fades in each of the first steps
constexpr float kBlurring = 0.25F; ///< share of a pixel that its four neighbours get in each of the first steps

using Ink = std::array<float, kImagePixels>; ///< [28,28], 0 background … 1 full ink

/// The pixel, or background beyond the border.
float inkAt(const Ink& ink, int x, int y) {
    return x >= 0 && x < kImageSide && y >= 0 && y < kImageSide ? ink[static_cast<std::size_t>(y * kImageSide + x)] : 0;
}

template <class PixelOf> Ink everyPixel(const PixelOf& pixelOf) {
    Ink made{};
    for (int i = 0; i < kImagePixels; ++i) {
        made[static_cast<std::size_t>(i)] = pixelOf(i % kImageSide, i / kImageSide);
    }
    return made;
}

Ink moved(const Ink& ink, int right, int down) {
    return everyPixel([&](int x, int y) { return inkAt(ink, x - right, y - down); });
}

Ink blurred(const Ink& ink, float share) {
    return everyPixel([&](int x, int y) {
        const float around = inkAt(ink, x - 1, y) + inkAt(ink, x + 1, y) + inkAt(ink, x, y - 1) + inkAt(ink, x, y + 1);
        return (1 - share) * inkAt(ink, x, y) + share * around / 4;
    });
}

DigitImage printed(const Ink& ink) {
    DigitImage image{};
    std::transform(ink.begin(), ink.end(), image.begin(),
                   [](float pixel) { return static_cast<std::uint8_t>(std::lround(255 * pixel)); });
    return image;
}

/// The gradient of one pixel of a map with respect to the ink.
InputGradient pixelGradient(const Weights& weights, const Ink& ink, const MapPlace& map, int pixel) {
    std::array<float, kImagePixels> pixels{};
    std::transform(ink.begin(), ink.end(), pixels.begin(), [](float at) { return (at - kPixelMean) / kPixelDeviation; });
    const Activations at = activate(weights, pixels);
    const auto layer = static_cast<std::size_t>(map.layer);
    const int side = weights.architecture->layers()[layer].output.side;
    std::vector<float> coefficients(at.layers[layer].size());
    coefficients[static_cast<std::size_t>(map.channel * side * side + pixel)] = 1;
    return inputGradient(weights, at, layer, coefficients);
}

} // namespace

std::optional<OptimisedImage> optimiseImage(const std::shared_ptr<const Weights>& weights, const MapPlace& map,
                                            std::uint64_t seed, const std::function<bool()>& goesOn) {
    const PlacedLayer& placed = weights->architecture->layers()[static_cast<std::size_t>(map.layer)];
    const int side = placed.output.side;
    const int middle = side / 2 * side + side / 2;
    const PixelSquare seen = receptiveField(placed, side / 2, side / 2);
    const auto sees = [&](int x, int y) { return x >= seen.left && x < seen.right && y >= seen.top && y < seen.bottom; };
    Random random{seed};
    const auto addNoise = [&](const Ink& ink) {
        return everyPixel(
            [&](int x, int y) { return std::min(1.0F, inkAt(ink, x, y) + static_cast<float>(random.uniform(0, kNoise))); });
    };
    const auto peak = [&](const Ink& ink) { return peakOf(*weights->architecture, activate(*weights, printed(ink)), map); };

    Ink ink = addNoise({});
    OptimisedImage result{weights, map, {}, {}, peak(ink).value};
    for (int step = 0; step < kAscentSteps; ++step) {
        if (!goesOn()) {
            return std::nullopt;
        }
        const float calming = std::max(0.0F, 1 - 1.5F * static_cast<float>(step) / kAscentSteps); // 0 in the last third
        int right = 0;
        int down = 0;
        if (random.uniform() < static_cast<double>(calming)) {
            right = static_cast<int>(random.below(3)) - 1;
            down = static_cast<int>(random.below(3)) - 1;
        }
        const Ink slope = moved(pixelGradient(*weights, moved(ink, right, down), map, middle), -right, -down);
        const float steepest =
            std::abs(*std::max_element(slope.begin(), slope.end(), [](float a, float b) { return std::abs(a) < std::abs(b); }));
        if (steepest == 0) { // ReLU blocks every path: another start
            ink = addNoise(ink);
            continue;
        }
        ink = blurred(ink, kBlurring * calming);
        ink = everyPixel([&](int x, int y) {
            const float here = (1 - kFading * calming) * inkAt(ink, x, y) + kRate * inkAt(slope, x, y) / steepest;
            return sees(x, y) ? std::clamp(here, 0.0F, 1.0F) : 0;
        });
    }
    result.image = printed(ink);
    result.peak = peak(ink);
    return result;
}

} // namespace model
