// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/augmentation.h"
#include "model/augment/deformation.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace model {
namespace {

constexpr double kAlpha = 12;
constexpr double kSigma = 4;

TEST(Elastic, HasTheSpreadAndSmoothnessOfSmoothedNoise) {
    constexpr int kFields = 4000;
    const auto at = [](const std::array<float, kImagePixels>& field, int x, int y) {
        return static_cast<double>(field[static_cast<std::size_t>(y * kImageSide + x)]);
    };
    struct Place {
        int x, y, dx, dy; ///< a pixel and its distance to another
    };
    // White noise behind a Gaussian of σ is correlated as exp(−d²/4σ²).
    for (const Place& place : {Place{14, 14, 0, 0}, {0, 0, 0, 0}, {27, 13, 0, 0}, {12, 12, 4, 0}, {12, 10, 0, 6}, {9, 9, 5, 5}}) {
        double product = 0;
        double mean = 0;
        Displacement field;
        for (std::uint64_t seed = 0; seed < kFields; ++seed) {
            elasticField(kAlpha, kSigma, seed, field);
            for (const auto* axis : {&field.x, &field.y}) {
                product += at(*axis, place.x, place.y) * at(*axis, place.x + place.dx, place.y + place.dy) / (2 * kFields);
                mean += at(*axis, place.x, place.y) / (2 * kFields);
            }
        }
        const double deviation = kAlpha / std::sqrt(3) / (2 * std::sqrt(std::numbers::pi) * kSigma);
        const double distance = place.dx * place.dx + place.dy * place.dy;
        const double expected = deviation * deviation * std::exp(-distance / (4 * kSigma * kSigma));
        EXPECT_NEAR(product, expected, 0.06 * deviation * deviation) << place.x << ", " << place.y << " + " << place.dx;
        EXPECT_NEAR(mean, 0, 0.05 * deviation);
    }
}

TEST(Elastic, TheSeedDecides) {
    Displacement one;
    Displacement again;
    Displacement other;
    elasticField(kAlpha, kSigma, 1, one);
    elasticField(kAlpha, 2 * kSigma, 1, other); // another smoothness in between must leave nothing behind
    elasticField(kAlpha, kSigma, 1, again);
    EXPECT_EQ(one.x, again.x);
    EXPECT_EQ(one.y, again.y);
    elasticField(kAlpha, kSigma, 2, other);
    EXPECT_NE(one.x, other.x);
    EXPECT_NE(one.x, one.y);
}

TEST(Elastic, WithoutStrengthItIsTheAffineTransform) {
    const DigitImage image = synthetic::digits(4, 1).images[3];
    AugmentationParameters parameters;
    parameters.translateX = 1.25;
    parameters.translateY = -0.75;
    for (const Interpolation interpolation : {Interpolation::nearest, Interpolation::bilinear}) {
        parameters.angleDegrees = interpolation == Interpolation::nearest ? 0 : 9; // PIL's nearest one turns in fixed point
        parameters.elasticAlpha = 0;
        const DigitImage plain = augment(image, parameters, interpolation);
        parameters.elasticAlpha = 1e-9;
        EXPECT_EQ(augment(image, parameters, interpolation), plain);
        parameters.elasticAlpha = kAlpha;
        EXPECT_NE(augment(image, parameters, interpolation), plain);
    }
}

TEST(Elastic, TheNearestPixelIsOneOfTheImage) {
    DigitImage image{};
    for (std::size_t i = 0; i < image.size(); ++i) {
        image[i] = static_cast<std::uint8_t>(20 * (i / kImageSide % 6) + 2 * (i % kImageSide)); // a staircase
    }
    AugmentationParameters parameters;
    parameters.angleDegrees = 7;
    parameters.scale = 1.05;
    parameters.elasticAlpha = kAlpha;
    parameters.elasticSigma = kSigma;
    parameters.elasticSeed = 5;
    const AffineMatrix m = inverseAffine(parameters);
    Displacement field;
    elasticField(kAlpha, kSigma, 5, field);
    DigitImage expected{};
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const auto place = static_cast<std::size_t>(y * kImageSide + x);
            const double xout = x + 0.5 + static_cast<double>(field.x[place]);
            const double yout = y + 0.5 + static_cast<double>(field.y[place]);
            const int column = static_cast<int>(std::floor(m[0] * xout + m[1] * yout + m[2]));
            const int row = static_cast<int>(std::floor(m[3] * xout + m[4] * yout + m[5]));
            if (column >= 0 && column < kImageSide && row >= 0 && row < kImageSide) {
                expected[place] = image[static_cast<std::size_t>(row * kImageSide + column)];
            }
        }
    }
    EXPECT_EQ(augment(image, parameters, Interpolation::nearest), expected);
    EXPECT_NE(augment(image, parameters, Interpolation::bilinear), expected);
}

TEST(Shear, MovesRowsByTheirHeight) {
    DigitImage image{};
    for (std::size_t y = 4; y < 24; ++y) {
        image[y * kImageSide + 14] = 255; // a vertical line
    }
    AugmentationParameters parameters;
    parameters.shearDegrees = 45;
    const DigitImage sheared = augment(image, parameters, Interpolation::nearest);
    for (std::size_t y = 5; y < 23; ++y) { // PyTorch's positive shear leans the top to the right
        const auto row = sheared.begin() + static_cast<std::ptrdiff_t>(y * kImageSide);
        const auto column = std::max_element(row, row + kImageSide) - row;
        EXPECT_NEAR(static_cast<double>(column), 14 + (13.5 - static_cast<double>(y)), 1) << "row " << y;
    }
}

} // namespace
} // namespace model
