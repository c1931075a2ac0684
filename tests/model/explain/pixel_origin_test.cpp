// SPDX-License-Identifier: GPL-3.0-or-later
// What a pixel sees, against what changes it; its arithmetic, against the forward pass.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/input_gradient.h"
#include "model/ink/ink.h"
#include "model/values/pixel_origin.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using model::PixelSquare;
using model::Stage;

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

/// A network that passes everything on: positive kernels and images, so that neither ReLU nor max-pooling hides a change.
model::NetworkLayers transparentLayers() {
    model::NetworkLayers layers = model::networkLayers(testWeights());
    for (model::ConvolutionLayer& layer : layers) {
        std::fill(layer.kernel.begin(), layer.kernel.end(), 1 / static_cast<float>(layer.shape.inputs * 9));
        std::fill(layer.scale.begin(), layer.scale.end(), 1.0F);
        std::fill(layer.shift.begin(), layer.shift.end(), 0.0F);
        std::fill(layer.mean.begin(), layer.mean.end(), 0.0F);
        std::fill(layer.variance.begin(), layer.variance.end(), 1.0F);
    }
    return layers;
}

TEST(ReceptiveField, IsWhereTheGradientIs) {
    const model::NetworkLayers layers = transparentLayers();
    std::array<float, model::kImagePixels> pixels{};
    model::Random random{5};
    std::generate(pixels.begin(), pixels.end(), [&] { return static_cast<float>(random.uniform(0.5, 1)); });
    const model::Activations at = model::activate(layers, pixels);
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const int side = layers[layer].outputSide;
        for (const auto& [x, y] : {std::pair{0, 0}, std::pair{side / 2, side / 3}, std::pair{side - 1, side - 1}}) {
            const auto seen = model::receptiveField(layers, layer, x, y);
            ASSERT_EQ(seen.size(), layer + 2);
            EXPECT_EQ(seen.back(), (PixelSquare{x, y, x + 1, y + 1}));
            std::vector<float> one(at.layers[layer].sum.size());
            one[static_cast<std::size_t>(y * side + x)] = 1;
            const auto gradient = model::inputGradient(layers, at, layer, Stage::sum, one);
            const PixelSquare found = changed(std::vector<float>(gradient.size()), gradient, model::kImageSide);
            const PixelSquare expected = model::clipped(seen[0], model::kImageSide);
            // Max-pooling passes one of four: the square may be a pixel wider than the gradient for each of the two.
            EXPECT_LE(expected.left, found.left);
            EXPECT_LE(expected.top, found.top);
            EXPECT_GE(expected.right, found.right);
            EXPECT_GE(expected.bottom, found.bottom);
            const int slack = layer < 2 ? 0 : layer < 4 ? 1 : 3;
            EXPECT_LE(found.left - expected.left, slack) << layers[layer].name;
            EXPECT_LE(expected.right - found.right, slack) << layers[layer].name;
        }
    }
}

TEST(ReceptiveField, HasTheSidesOfTheLayerTable) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    for (const model::LayerRow& row : model::layerTable()) {
        if (row.name.starts_with("conv")) {
            const auto layer = static_cast<std::size_t>(row.name.back() - '1');
            const auto seen = model::receptiveField(layers, layer, 0, 0);
            EXPECT_EQ(seen[0].right - seen[0].left, row.receptiveField) << row.name;
            EXPECT_EQ(row.shape,
                      (std::vector<int>{layers[layer].shape.outputs, layers[layer].outputSide, layers[layer].outputSide}));
        }
    }
}

TEST(ReceptiveField, InTheMapsBetweenIsWhatThePixelDependsOn) {
    // Move one pixel of the image: exactly the pixels whose field holds it may change, in every layer.
    const model::NetworkLayers layers = transparentLayers();
    std::array<float, model::kImagePixels> pixels{};
    pixels.fill(0.5F);
    const model::Activations before = model::activate(layers, pixels);
    constexpr int kX = 9;
    constexpr int kY = 14;
    pixels[kY * model::kImageSide + kX] = 5;
    const model::Activations after = model::activate(layers, pixels);
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const int side = layers[layer].outputSide;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const PixelSquare seen = model::receptiveField(layers, layer, x, y)[0];
                const bool sees = kX >= seen.left && kX < seen.right && kY >= seen.top && kY < seen.bottom;
                const auto i = static_cast<std::size_t>(y * side + x);
                EXPECT_EQ(before.layers[layer].sum[i] != after.layers[layer].sum[i], sees) << layers[layer].name << x << ' ' << y;
            }
        }
    }
}

TEST(PixelArithmetic, EndsInTheValueOfTheForwardPass) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    const model::Activations at = model::activate(layers, testDigits(1).images.front());
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const int side = layers[layer].outputSide;
        const auto last = static_cast<std::size_t>(layers[layer].shape.outputs - 1);
        for (const auto& [x, y] : {std::pair{0, 0}, std::pair{side - 1, side / 2}, std::pair{side / 2, side - 1}}) {
            const auto made = model::pixelArithmetic(layers, at, layer, last, x, y);
            const std::size_t i =
                (last * static_cast<std::size_t>(side) + static_cast<std::size_t>(y)) * static_cast<std::size_t>(side) +
                static_cast<std::size_t>(x);
            EXPECT_NEAR(made.sum, at.layers[layer].at(Stage::sum)[i], 1e-5);
            EXPECT_NEAR(made.rectified, at.layers[layer].at(Stage::relu)[i], 1e-5);
            EXPECT_NEAR(made.normed, at.layers[layer].at(Stage::norm)[i], 1e-5);
            EXPECT_EQ(made.products.size(), static_cast<std::size_t>(layers[layer].shape.inputs));
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
