// SPDX-License-Identifier: GPL-3.0-or-later
// What a pixel sees, against what changes it; its arithmetic, against the forward pass.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/input_gradient.h"
#include "model/ink/ink.h"
#include "model/values/pixel_origin.h"
#include "networks.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using model::PixelSquare;

/// The smallest square around what differs.
PixelSquare changed(std::span<const float> before, std::span<const float> after, int side) {
    PixelSquare square{side, side, 0, 0};
    for (int i = 0; i < static_cast<int>(before.size()); ++i) {
        if (before[static_cast<std::size_t>(i)] != after[static_cast<std::size_t>(i)]) {
            const int x = i % side;
            const int y = i / side % side;
            square = {std::min(square.left, x), std::min(square.top, y), std::max(square.right, x + 1),
                      std::max(square.bottom, y + 1)};
        }
    }
    return square;
}

/// A network that passes everything on: positive weights and images, so that neither ReLU nor max-pooling hides a change.
model::Weights transparent(const model::ArchitecturePointer& network) {
    model::Weights weights{{}, network};
    for (const model::TensorSpec& spec : network->tensors()) {
        const std::size_t count = model::elementCount(spec.shape);
        const bool one = spec.name.ends_with("var") || (spec.name.starts_with("bn") && spec.name.ends_with("weight"));
        const bool zero = spec.name.ends_with("mean") || spec.name.ends_with("bias");
        const float value = one ? 1.0F : zero ? 0.0F : static_cast<float>(spec.shape[0]) / static_cast<float>(count);
        weights.tensors.push_back({spec.name, spec.shape, std::vector<float>(count, value)});
    }
    return weights;
}

TEST(ReceptiveField, IsWhereTheGradientIs) {
    std::array<float, model::kImagePixels> pixels{};
    model::Random random{5};
    std::generate(pixels.begin(), pixels.end(), [&] { return static_cast<float>(random.uniform(0.5, 1)); });
    for (const model::ArchitecturePointer& network : explaintest::everyNetwork()) {
        const model::Weights weights = transparent(network);
        const model::Activations at = model::activate(weights, pixels);
        int slack = 0; // max-pooling passes one of its window: the square may be wider than the gradient by the others
        for (std::size_t layer = 0; layer < at.layers.size(); ++layer) {
            const model::PlacedLayer& placed = network->layers()[layer];
            const int side = placed.output.side;
            const bool pooling = placed.layer.kind == model::LayerKind::maxPooling;
            slack += pooling ? (placed.layer.size - 1) * placed.jump / placed.layer.size : 0;
            slack += pooling ? placed.input.side % placed.layer.size * placed.jump / placed.layer.size : 0; // never looked at
            for (const auto& [x, y] : {std::pair{0, 0}, std::pair{side / 2, side / 3}, std::pair{side - 1, side - 1}}) {
                const auto seen = model::receptiveFields(*network, layer, x, y);
                ASSERT_EQ(seen.size(), layer + 2);
                EXPECT_EQ(seen.back(), (PixelSquare{x, y, x + 1, y + 1}));
                EXPECT_EQ(seen.front(), model::receptiveField(placed, x, y)) << placed.name;
                std::vector<float> one(at.layers[layer].size());
                one[static_cast<std::size_t>(y * side + x)] = 1;
                const auto gradient = model::inputGradient(weights, at, layer, one);
                const PixelSquare found = changed(std::vector<float>(gradient.size()), gradient, model::kImageSide);
                const PixelSquare expected = model::clipped(seen[0], model::kImageSide);
                EXPECT_LE(expected.left, found.left) << placed.name;
                EXPECT_LE(expected.top, found.top) << placed.name;
                EXPECT_GE(expected.right, found.right) << placed.name;
                EXPECT_GE(expected.bottom, found.bottom) << placed.name;
                EXPECT_LE(found.left - expected.left, slack) << placed.name;
                EXPECT_LE(expected.right - found.right, slack) << placed.name;
            }
        }
    }
}

TEST(ReceptiveField, InTheMapsBetweenIsWhatThePixelDependsOn) {
    // Move one pixel of the image: exactly the pixels whose field holds it may change, in every layer.
    for (const model::ArchitecturePointer& network : explaintest::everyNetwork()) {
        const model::Weights weights = transparent(network);
        std::array<float, model::kImagePixels> pixels{};
        pixels.fill(0.5F);
        const model::Activations before = model::activate(weights, pixels);
        constexpr int kX = 9;
        constexpr int kY = 14;
        pixels[kY * model::kImageSide + kX] = 50;
        const model::Activations after = model::activate(weights, pixels);
        for (std::size_t layer = 0; layer < before.layers.size(); ++layer) {
            const int side = network->layers()[layer].output.side;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const PixelSquare seen = model::receptiveField(network->layers()[layer], x, y);
                    const bool sees = kX >= seen.left && kX < seen.right && kY >= seen.top && kY < seen.bottom;
                    const auto i = static_cast<std::size_t>(y * side + x);
                    EXPECT_EQ(before.layers[layer][i] != after.layers[layer][i], sees)
                        << network->layers()[layer].name << ' ' << x << ' ' << y;
                }
            }
        }
    }
}

TEST(PixelArithmetic, EndsInTheValueOfTheForwardPass) {
    for (const model::ArchitecturePointer& network : explaintest::everyNetwork()) {
        const model::Weights weights = testWeights(network);
        const model::Activations at = model::activate(weights, testDigits(1).images.front());
        for (std::size_t layer = network->weighted().front(); layer < at.layers.size(); ++layer) {
            const auto [channels, side] = network->layers()[layer].output;
            for (const auto& [x, y] : {std::pair{0, 0}, std::pair{side - 1, side / 2}, std::pair{side / 2, side - 1}}) {
                const auto made = model::pixelArithmetic(weights, at, layer, channels - 1, x, y);
                const model::PlacedLayer& sum = network->layers()[made.layer];
                EXPECT_TRUE(isWeighted(sum.layer));
                EXPECT_EQ(made.products.size(), static_cast<std::size_t>(sum.input.channels));
                ASSERT_EQ(made.steps.size(), layer - made.layer);
                // Step by step, each from what the one before gave.
                float value = made.sum;
                for (const model::PixelStep& step : made.steps) {
                    EXPECT_NEAR(step.before, value, 1e-5) << network->layers()[step.layer].name;
                    value = step.after;
                }
                const auto i = static_cast<std::size_t>(((channels - 1) * side + y) * side + x);
                EXPECT_NEAR(value, at.layers[layer][i], 1e-5) << network->layers()[layer].name;
                const auto& sums = at.layers[made.layer];
                EXPECT_TRUE(std::any_of(sums.begin(), sums.end(), [&](float one) { return std::abs(one - made.sum) < 1e-5F; }));
            }
        }
    }
}

TEST(PlacedDrawing, MapsItsPixelsBackOntoTheStrokes) {
    model::Random random{2};
    model::Drawing drawing = synthetic::digitStrokes(1, random); // an upright line
    for (model::Stroke& stroke : drawing) {
        stroke.width = 8;
    }
    const auto framed = model::placeDrawing(drawing);
    ASSERT_TRUE(framed.has_value());
    EXPECT_EQ(framed->image, model::frameDrawing(drawing));
    // The ends of the line lie where the image has its first and last ink.
    int first = model::kImageSide;
    int last = 0;
    for (int i = 0; i < model::kImagePixels; ++i) {
        if (framed->image[static_cast<std::size_t>(i)] > 127) {
            first = std::min(first, i / model::kImageSide);
            last = std::max(last, i / model::kImageSide + 1);
        }
    }
    const auto& points = drawing[0].points;
    const auto [top, bottom] = std::minmax(points.front().y, points.back().y);
    const auto unit = [&](int row) { return framed->place.top + static_cast<float>(row) * framed->place.pixel; };
    EXPECT_NEAR(unit(first), top - 4, 1.2 * static_cast<double>(framed->place.pixel));
    EXPECT_NEAR(unit(last), bottom + 4, 1.2 * static_cast<double>(framed->place.pixel));
}

} // namespace
