// SPDX-License-Identifier: GPL-3.0-or-later
// The plain forward and backward pass against LibTorch's functions, layer by layer, of networks with every kind of layer.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/input_gradient.h"
#include "networks.h"

#include <torch/torch.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using model::LayerKind;
using Pixels = std::array<float, model::kImagePixels>;

torch::Tensor tensor(std::span<const float> values, const std::vector<std::int64_t>& shape) {
    return torch::from_blob(const_cast<float*>(values.data()), shape).clone().to(torch::kFloat64);
}

/// What LibTorch makes of an image in each layer.
struct TorchPath {
    TorchPath(const model::Weights& weights, const Pixels& pixels) {
        input = tensor(pixels, {1, 1, 28, 28}).set_requires_grad(true);
        torch::Tensor x = input;
        for (const model::PlacedLayer& placed : weights.architecture->layers()) {
            layers.push_back(x = forward(weights, placed, x));
        }
        logProbabilities = torch::log_softmax(x.flatten(1), 1);
    }

    static torch::Tensor forward(const model::Weights& weights, const model::PlacedLayer& placed, const torch::Tensor& x) {
        const model::Layer& layer = placed.layer;
        const auto own = [&](const char* name) {
            const model::NamedTensor& found = weights.at(placed.name + "." + name);
            return tensor(found.values, {found.shape.begin(), found.shape.end()});
        };
        const torch::Tensor bias = layer.bias ? own("bias") : torch::Tensor();
        switch (layer.kind) {
        case LayerKind::convolution:
            return torch::conv2d(x, own("weight"), bias, layer.stride, layer.padding);
        case LayerKind::linear:
            return torch::linear(x.flatten(1), own("weight"), bias).view({1, layer.size, 1, 1});
        case LayerKind::batchNorm:
            return torch::batch_norm(x, own("weight"), own("bias"), own("running_mean"), own("running_var"), false, 0.1, 1e-5,
                                     false);
        case LayerKind::relu:
            return torch::relu(x);
        case LayerKind::leakyRelu:
            return torch::leaky_relu(x, layer.slope);
        case LayerKind::maxPooling:
            return torch::max_pool2d(x, layer.size);
        case LayerKind::averagePooling:
            return torch::avg_pool2d(x, layer.size);
        case LayerKind::globalAveragePooling:
            return torch::adaptive_avg_pool2d(x, {1, 1});
        case LayerKind::dropout:
            break;
        }
        return x;
    }

    torch::Tensor gradient(const torch::Tensor& value) const { return torch::autograd::grad({value}, {input}, {}, true)[0]; }

    torch::Tensor input;
    std::vector<torch::Tensor> layers;
    torch::Tensor logProbabilities;
};

/// The largest difference, relative to the largest value where that is above 1.
double difference(std::span<const float> actual, const torch::Tensor& expected) {
    const torch::Tensor flat = expected.flatten();
    EXPECT_EQ(flat.numel(), static_cast<std::int64_t>(actual.size()));
    const torch::Tensor mine = tensor(actual, {flat.numel()});
    return (mine - flat).abs().max().item<double>() / std::max(1.0, flat.abs().max().item<double>());
}

class Inside : public testing::TestWithParam<std::size_t> {
protected:
    const model::Weights weights_ = testWeights(explaintest::everyNetwork()[GetParam()]);
};

TEST_P(Inside, EveryLayerIsThatOfLibTorch) {
    for (const model::DigitImage& image : syntheticDigits(4).images) {
        const model::Activations mine = model::activate(weights_, image);
        const TorchPath torch(weights_, model::normalised(image));
        ASSERT_EQ(mine.layers.size(), torch.layers.size());
        for (std::size_t i = 0; i < mine.layers.size(); ++i) {
            EXPECT_LT(difference(mine.layers[i], torch.layers[i]), 1e-5) << weights_.architecture->layers()[i].name;
        }
        EXPECT_LT(difference(mine.logProbabilities, torch.logProbabilities), 1e-5);
    }
}

TEST_P(Inside, GradientsAreThoseOfAutograd) {
    for (const Pixels& pixels : grainyDigits(2)) {
        const model::Activations at = model::activate(weights_, pixels);
        const TorchPath torch(weights_, pixels);
        const auto classes = at.logProbabilities.size();
        for (std::size_t answer = 0; answer < classes; answer += 1 + classes / 10) {
            std::vector<float> coefficients(classes);
            coefficients[answer] = 1;
            coefficients[(answer + 3) % classes] -= 0.5F;
            const torch::Tensor value =
                (torch.logProbabilities * tensor(coefficients, {1, static_cast<std::int64_t>(classes)})).sum();
            EXPECT_LT(difference(model::inputGradient(weights_, at, coefficients), torch.gradient(value)), 1e-5);
        }
        for (std::size_t layer = 0; layer < torch.layers.size(); ++layer) {
            const torch::Tensor& values = torch.layers[layer];
            for (const std::int64_t channel : {std::int64_t{0}, values.size(1) - 1}) {
                const auto mine = mapGradient(weights_, at, layer, static_cast<std::size_t>(channel));
                EXPECT_LT(difference(mine, torch.gradient(values[0][channel].sum())), 1e-5)
                    << weights_.architecture->layers()[layer].name;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Networks, Inside, testing::Range(std::size_t{0}, explaintest::everyNetwork().size()));

} // namespace
