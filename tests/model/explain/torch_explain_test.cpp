// SPDX-License-Identifier: GPL-3.0-or-later
// The plain forward and backward pass against the program's own LibTorch network, module by module.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/input_gradient.h"
#include "model/network/torch/torch_network.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using model::Stage;
using Pixels = std::array<float, model::kImagePixels>;

torch::Tensor tensor(std::span<const float> values, const std::vector<std::int64_t>& shape) {
    return torch::from_blob(const_cast<float*>(values.data()), shape).clone();
}

/// What the network's modules make of an image, each called in turn as its forward pass calls them.
struct TorchPath {
    TorchPath(const model::Weights& weights, const Pixels& pixels) : network(*weights.architecture) {
        const torch::NoGradGuard plain;
        for (const auto& item : network->named_parameters()) {
            item.value().copy_(tensor(weights.at(item.key()).values, item.value().sizes().vec()));
        }
        for (const auto& item : network->named_buffers()) {
            if (!item.key().ends_with("num_batches_tracked")) {
                item.value().copy_(tensor(weights.at(item.key()).values, item.value().sizes().vec()));
            }
        }
        network->eval();
        network->to(torch::kFloat64);
        const torch::AutoGradMode recorded(true);
        input = tensor(pixels, {1, 1, 28, 28}).to(torch::kFloat64).set_requires_grad(true);
        torch::Tensor x = input;
        for (int i = 1; i <= 8; ++i) {
            x = add(i, Stage::sum, module<torch::nn::Conv2dImpl>("conv", i)->forward(x));
            if (i <= 6) {
                x = add(i, Stage::relu, torch::relu(x));
            }
            if (i <= 5) {
                x = add(i, Stage::norm, module<torch::nn::BatchNorm2dImpl>("bn", i)->forward(x));
            }
            if (i == 2 || i == 4) {
                x = add(i, Stage::pooled, torch::max_pool2d(x, 2));
            }
        }
        logProbabilities = torch::log_softmax(x.flatten(1), 1);
        // That the modules were called as the network calls them.
        EXPECT_LT((network->forward(input, 0) - logProbabilities).abs().max().item<double>(), 1e-12);
    }

    template <class Module> Module* module(const std::string& kind, int number) {
        return network->named_children()[kind + std::to_string(number)]->as<Module>();
    }
    torch::Tensor add(int number, Stage stage, const torch::Tensor& values) {
        stages[{number - 1, stage}] = values;
        return values;
    }
    torch::Tensor gradient(const torch::Tensor& value) { return torch::autograd::grad({value}, {input}, {}, true)[0]; }

    model::TorchNetwork network;
    torch::Tensor input;
    std::map<std::pair<int, Stage>, torch::Tensor> stages;
    torch::Tensor logProbabilities;
};

/// The largest difference, relative to the largest value where that is above 1.
double difference(std::span<const float> actual, const torch::Tensor& expected) {
    const torch::Tensor flat = expected.flatten();
    EXPECT_EQ(flat.numel(), static_cast<std::int64_t>(actual.size()));
    const torch::Tensor mine = tensor(actual, {flat.numel()}).to(torch::kFloat64);
    return (mine - flat).abs().max().item<double>() / std::max(1.0, flat.abs().max().item<double>());
}

TEST(Inside, EveryStageIsThatOfLibTorch) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    for (const model::DigitImage& image : testDigits(10).images) {
        const model::Activations mine = model::activate(layers, image);
        TorchPath torch(testWeights(), model::normalised(image));
        ASSERT_EQ(mine.layers.size(), 8U);
        std::size_t compared = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            for (const Stage stage : {Stage::sum, Stage::relu, Stage::norm, Stage::pooled}) {
                const auto found = torch.stages.find({static_cast<int>(i), stage});
                ASSERT_EQ(mine.layers[i].has(stage), found != torch.stages.end());
                if (found != torch.stages.end()) {
                    EXPECT_LT(difference(mine.layers[i].at(stage), found->second), 1e-5) << layers[i].name;
                    ++compared;
                }
            }
        }
        EXPECT_EQ(compared, 8U + 6 + 5 + 2);
        EXPECT_LT(difference(mine.logProbabilities, torch.logProbabilities), 1e-5);
    }
}

TEST(Inside, GradientsAreThoseOfAutograd) {
    const model::NetworkLayers layers = model::networkLayers(testWeights());
    for (const Pixels& pixels : grainyDigits(3)) {
        const model::Activations at = model::activate(layers, pixels);
        TorchPath torch(testWeights(), pixels);
        for (std::size_t digit = 0; digit < model::kClassCount; ++digit) {
            std::array<float, model::kClassCount> coefficients{};
            coefficients[digit] = 1;
            coefficients[(digit + 3) % model::kClassCount] = -0.5F;
            const torch::Tensor value = (torch.logProbabilities * tensor(coefficients, {1, 10}).to(torch::kFloat64)).sum();
            EXPECT_LT(difference(model::inputGradient(layers, at, coefficients), torch.gradient(value)), 1e-5);
        }
        for (const auto& [place, values] : torch.stages) {
            const auto layer = static_cast<std::size_t>(place.first);
            for (const std::int64_t channel : {std::int64_t{0}, values.size(1) - 1}) {
                const auto mine = mapGradient(layers, at, layer, place.second, static_cast<std::size_t>(channel));
                EXPECT_LT(difference(mine, torch.gradient(values[0][channel].sum())), 1e-5) << layers[layer].name;
            }
        }
    }
}

} // namespace
