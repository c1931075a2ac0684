// SPDX-License-Identifier: GPL-3.0-or-later
// The plain passes without torch: against the predictor that the program reads with, and against differences.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/input_gradient.h"
#include "model/explain/map_survey.h"
#include "networks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace {

TEST(Activations, LogProbabilitiesAreThePredictors) {
    const auto images = testDigits(20).images;
    const auto expected = model::FusedPredictor(testWeights(), 1, model::Isa::portable).answers(images);
    const auto actual = model::ReferencePredictor(std::make_shared<model::Weights>(testWeights())).answers(images);
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        EXPECT_NEAR(actual[i], expected[i], 1e-4);
    }
}

/// d Σ value along a random direction, from the values on both sides.
TEST(InputGradient, PredictsSmallChanges) {
    const model::Weights weights = testWeights();
    for (const auto& pixels : grainyDigits(3)) {
        const model::Activations at = model::activate(weights, pixels);
        for (const std::size_t layer : weights.architecture->weighted()) {
            const model::PlacedLayer& placed = weights.architecture->layers()[layer];
            const std::size_t channel = layer % static_cast<std::size_t>(placed.output.channels);
            const auto gradient = mapGradient(weights, at, layer, channel);
            const auto mapSum = [&](float step) {
                auto moved = pixels;
                for (std::size_t i = 0; i < moved.size(); ++i) {
                    moved[i] += step * gradient[i];
                }
                const std::vector<float> maps = model::activate(weights, moved).layers[layer];
                const std::size_t size = maps.size() / static_cast<std::size_t>(placed.output.channels);
                double sum = 0;
                for (std::size_t i = 0; i < size; ++i) {
                    sum += static_cast<double>(maps[channel * size + i]);
                }
                return sum;
            };
            double squared = 0; // the derivative along the gradient itself
            for (const float g : gradient) {
                squared += static_cast<double>(g) * static_cast<double>(g);
            }
            ASSERT_GT(squared, 0) << placed.name;
            const float step = 1e-3F / static_cast<float>(std::sqrt(squared));
            const double measured = (mapSum(step) - mapSum(-step)) / (2 * static_cast<double>(step));
            EXPECT_NEAR(measured / squared, 1, 0.02) << placed.name;
        }
    }
}

TEST(InputGradient, RefusesCoefficientsThatDoNotFit) {
    const model::Weights weights = testWeights();
    const model::Activations at = model::activate(weights, model::DigitImage{});
    EXPECT_THROW(model::inputGradient(weights, at, at.layers.size(), std::vector<float>(10)), std::invalid_argument);
    EXPECT_THROW(model::inputGradient(weights, at, 0, std::vector<float>(3)), std::invalid_argument);
}

TEST(DeadMaps, AreThoseThatNoImageWakes) {
    model::Weights weights = testWeights();
    const auto images = testDigits(20).images;
    const std::size_t conv2 = weights.architecture->weighted()[1];
    const std::size_t relu = model::reluBehind(*weights.architecture, conv2).value();
    EXPECT_FALSE(model::reluBehind(*weights.architecture, weights.architecture->weighted()[6])); // conv7
    const auto before = model::deadMaps(weights, images);
    EXPECT_TRUE(before[conv2].empty()); // no ReLU itself
    EXPECT_TRUE(std::find(before[relu].begin(), before[relu].end(), 5) == before[relu].end());
    auto& kernel = std::ranges::find(weights.tensors, "conv2.weight", &model::NamedTensor::name)->values;
    std::fill_n(kernel.begin() + 5 * 8 * 9, 8 * 9, 0.0F);
    const auto after = model::deadMaps(weights, images);
    EXPECT_EQ(std::count(after[relu].begin(), after[relu].end(), 5), 1);
    EXPECT_EQ(after[relu].size(), before[relu].size() + 1);
    EXPECT_TRUE(model::deadMaps(weights, {})[relu].empty());
}

TEST(Stages, AreWhatFollowsTheSums) {
    using model::LayerKind;
    const model::Architecture& notebook = *model::notebookArchitecture();
    EXPECT_EQ(model::stagesOf(notebook), (std::vector{LayerKind::relu, LayerKind::batchNorm}));
    const auto names = [](const model::Architecture& network, std::span<const LayerKind> stages) {
        std::string all;
        for (const std::size_t layer : model::shownLayers(network, stages)) {
            all += network.layers()[layer].name + " ";
        }
        return all;
    };
    EXPECT_EQ(names(notebook, {}), "conv1 conv2 conv3 conv4 conv5 conv6 conv7 conv8 ");
    EXPECT_EQ(names(notebook, std::vector{LayerKind::relu}), "relu1 relu2 relu3 relu4 relu5 relu6 conv7 conv8 ");
    EXPECT_EQ(names(notebook, model::stagesOf(notebook)), "bn1 bn2 bn3 bn4 bn5 relu6 conv7 conv8 ");
    const model::ArchitecturePointer kept = explaintest::strided();
    const model::Architecture& strided = *kept;
    const auto stages = model::stagesOf(strided);
    EXPECT_EQ(stages, (std::vector{LayerKind::leakyRelu, LayerKind::batchNorm, LayerKind::relu}));
    EXPECT_EQ(names(strided, std::span(stages).first(1)), "relu1 conv2 conv3 relu3 linear2 ");
    EXPECT_EQ(names(strided, stages), "bn1 relu2 conv3 relu3 linear2 ");
}

TEST(Features, AreWhatAWeightedSumMakesTheAnswerOf) {
    const auto before = [](const char* network) { return model::shippedArchitecture(network, 10)->features(); };
    EXPECT_EQ(before("notebook"), (model::Extent{32, 3}));
    EXPECT_EQ(before("tiny"), (model::Extent{14, 1})); // behind the global average pooling
    EXPECT_EQ(before("mlp"), (model::Extent{128, 1}));
    EXPECT_EQ(before("softmax"), (model::Extent{1, 28})); // the image
    EXPECT_EQ(before("base"), (model::Extent{10, 1}));    // a ReLU at its end
    EXPECT_EQ(explaintest::pooled()->features(), (model::Extent{4, 1}));
}

TEST(Activations, Time) {
    const model::Weights weights = testWeights();
    const model::DigitImage image = testDigits(1).images.front();
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const model::Activations at = model::activate(weights, image);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        ASSERT_EQ(at.layers.size(), weights.architecture->layers().size());
    }
    std::sort(times.begin(), times.end());
    std::printf("one image, every value kept: median %.3f ms, worst of 200 %.3f ms\n", times[100], times.back());
}

} // namespace
