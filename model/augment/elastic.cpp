// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/deformation.h"

#include "model/values/random.h"

#include <cmath>
#include <numbers>

namespace model {
namespace {

constexpr int kKnots = kImageSide / 2;

/// The Gaussian's weights of the noise at the knots for each pixel of a line: [28][14].
struct Smoothing {
    double sigma = 0;
    std::array<std::array<float, kKnots>, kImageSide> weights{};
};

/// Every line's squares sum to what those of a Gaussian on all pixels of an endless line would.
Smoothing makeSmoothing(double sigma) {
    Smoothing smoothing;
    smoothing.sigma = sigma;
    for (int pixel = 0; pixel < kImageSide; ++pixel) {
        auto& line = smoothing.weights[static_cast<std::size_t>(pixel)];
        double squares = 0;
        std::array<double, kKnots> raw{};
        for (int knot = 0; knot < kKnots; ++knot) {
            const double distance = (pixel - (2 * knot + 0.5)) / sigma;
            const double weight = std::exp(-0.5 * distance * distance);
            raw[static_cast<std::size_t>(knot)] = weight;
            squares += weight * weight;
        }
        const double norm = std::sqrt(1 / (2 * std::sqrt(std::numbers::pi) * sigma * squares));
        for (std::size_t knot = 0; knot < raw.size(); ++knot) {
            line[knot] = static_cast<float>(norm * raw[knot]);
        }
    }
    return smoothing;
}

/// weights · noise · weightsᵀ
void smooth(const Smoothing& smoothing, const std::array<std::array<float, kKnots>, kKnots>& noise,
            std::array<float, kImagePixels>& field) {
    std::array<std::array<float, kImageSide>, kKnots> spread{}; // each line of knots, along x
    for (std::size_t line = 0; line < kKnots; ++line) {
        for (std::size_t x = 0; x < kImageSide; ++x) {
            float sum = 0;
            for (std::size_t knot = 0; knot < kKnots; ++knot) {
                sum += smoothing.weights[x][knot] * noise[line][knot];
            }
            spread[line][x] = sum;
        }
    }
    for (std::size_t y = 0; y < kImageSide; ++y) {
        std::array<float, kImageSide> sum{};
        for (std::size_t line = 0; line < kKnots; ++line) {
            const float weight = smoothing.weights[y][line];
            for (std::size_t x = 0; x < kImageSide; ++x) {
                sum[x] += weight * spread[line][x];
            }
        }
        for (std::size_t x = 0; x < kImageSide; ++x) {
            field[y * kImageSide + x] = sum[x];
        }
    }
}

} // namespace

void elasticField(double alpha, double sigma, std::uint64_t seed, Displacement& field) {
    thread_local Smoothing smoothing;
    if (smoothing.sigma != sigma) {
        smoothing = makeSmoothing(sigma);
    }
    Random random{seed};
    const auto strength = static_cast<float>(alpha / 32768.0);
    for (auto* axis : {&field.x, &field.y}) {
        std::array<std::array<float, kKnots>, kKnots> noise;
        for (auto& line : noise) {
            std::uint64_t bits = 0;
            for (std::size_t knot = 0; knot < kKnots; ++knot, bits >>= 16) { // four numbers of 16 bits from each draw
                bits = knot % 4 == 0 ? random.next() : bits;
                line[knot] = strength * (static_cast<float>(bits & 0xFFFF) - 32767.5F);
            }
        }
        smooth(smoothing, noise, *axis);
    }
}

} // namespace model
