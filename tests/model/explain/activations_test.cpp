// SPDX-License-Identifier: GPL-3.0-or-later
// The plain passes without torch: against the predictor that the program reads with, and against differences.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/input_gradient.h"
#include "model/explain/map_survey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace {

using model::Stage;

TEST(Activations, LogProbabilitiesAreThePredictors) {
    const auto images = testDigits(20).images;
    const std::vector<float> expected = model::FusedPredictor(testWeights(), 1, model::Isa::portable).answers(images);
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    for (std::size_t i = 0; i < images.size(); ++i) {
        const auto actual = model::activate(layers, images[i]).logProbabilities;
        for (std::size_t digit = 0; digit < actual.size(); ++digit) {
            EXPECT_NEAR(actual[digit], expected[i * actual.size() + digit], 1e-4);
        }
    }
}

/// d Σ value along a random direction, from the values on both sides.
TEST(InputGradient, PredictsSmallChanges) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    model::Random random{3};
    for (const auto& pixels : grainyDigits(3)) {
        const model::Activations at = model::activate(layers, pixels);
        for (std::size_t layer = 0; layer < layers.size(); ++layer) {
            const std::size_t channel = layer % static_cast<std::size_t>(layers[layer].shape.outputs);
            const auto gradient = mapGradient(layers, at, layer, Stage::sum, channel);
            const auto mapSum = [&](float step) {
                auto moved = pixels;
                for (std::size_t i = 0; i < moved.size(); ++i) {
                    moved[i] += step * gradient[i];
                }
                const model::LayerMaps maps = model::activate(layers, moved).layers[layer];
                const std::size_t size = maps.sum.size() / static_cast<std::size_t>(maps.channels);
                double sum = 0;
                for (std::size_t i = 0; i < size; ++i) {
                    sum += static_cast<double>(maps.sum[channel * size + i]);
                }
                return sum;
            };
            double squared = 0; // the derivative along the gradient itself
            for (const float g : gradient) {
                squared += static_cast<double>(g) * static_cast<double>(g);
            }
            ASSERT_GT(squared, 0) << layers[layer].name;
            const float step = 1e-3F / static_cast<float>(std::sqrt(squared));
            const double measured = (mapSum(step) - mapSum(-step)) / (2 * static_cast<double>(step));
            EXPECT_NEAR(measured / squared, 1, 0.02) << layers[layer].name;
        }
    }
}

TEST(InputGradient, RefusesWhatALayerDoesNotHave) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    const model::Activations at = model::activate(layers, model::DigitImage{});
    EXPECT_THROW(mapGradient(layers, at, 7, Stage::relu, 0), std::invalid_argument);
    EXPECT_THROW(mapGradient(layers, at, 0, Stage::pooled, 0), std::invalid_argument);
    EXPECT_THROW(model::inputGradient(layers, at, 0, Stage::sum, std::vector<float>(3)), std::invalid_argument);
}

TEST(DeadMaps, AreThoseThatNoImageWakes) {
    model::NetworkLayers layers = model::networkLayers(testWeights());
    const auto images = testDigits(20).images;
    const auto before = model::deadMaps(layers, images);
    EXPECT_TRUE(before[6].empty()); // no ReLU, no dead map
    EXPECT_TRUE(std::find(before[1].begin(), before[1].end(), 5) == before[1].end());
    std::fill_n(layers[1].kernel.begin() + 5 * 8 * 9, 8 * 9, 0.0F);
    const auto after = model::deadMaps(layers, images);
    EXPECT_EQ(std::count(after[1].begin(), after[1].end(), 5), 1);
    EXPECT_EQ(after[1].size(), before[1].size() + 1);
    EXPECT_TRUE(model::deadMaps(layers, {})[1].empty());
}

TEST(Activations, Time) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    const model::DigitImage image = testDigits(1).images.front();
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const model::Activations at = model::activate(layers, image);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        ASSERT_EQ(at.layers.size(), 8U);
    }
    std::sort(times.begin(), times.end());
    std::printf("one image, every value kept: median %.3f ms, worst of 200 %.3f ms\n", times[100], times.back());
}

} // namespace
