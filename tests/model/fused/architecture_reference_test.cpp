// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from a random network's list of layers, against LibTorch.
#include "model/formats/network_json.h"
#include "model/network/torch/torch_network.h"
#include "test_network.h"
#include "tests/model/random_networks.h"
#include "torch_reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using model::LayerKind;

class RandomShapes : public testing::TestWithParam<int> {
protected:
    const model::ArchitecturePointer architecture_ = model::randomNetwork(static_cast<std::uint64_t>(GetParam()));
    const testing::ScopedTrace trace_{__FILE__, __LINE__, model::toJson(architecture_->network())};
};

TEST_P(RandomShapes, HaveLibTorchsShapes) {
    model::TorchNetwork module(*architecture_);
    const model::Weights weights = testWeights(architecture_);
    const torch::NoGradGuard plain;
    std::int64_t parameters = 0;
    std::size_t tensors = 0;
    const auto take = [&](const std::string& name, torch::Tensor& values, bool learned) {
        const auto spec = std::ranges::find(architecture_->tensors(), name, &model::TensorSpec::name);
        ASSERT_NE(spec, architecture_->tensors().end()) << name;
        EXPECT_EQ(spec->learned, learned);
        EXPECT_EQ(std::vector<std::int64_t>(spec->shape.begin(), spec->shape.end()), values.sizes().vec()) << name;
        values.set_data(tensorOf(weights.at(name)));
        parameters += learned ? values.numel() : 0;
        ++tensors;
    };
    for (auto& item : module->named_parameters()) {
        take(item.key(), item.value(), true);
    }
    for (auto& item : module->named_buffers()) {
        if (!item.key().ends_with("num_batches_tracked")) {
            take(item.key(), item.value(), false);
        }
    }
    EXPECT_EQ(tensors, architecture_->tensors().size());
    EXPECT_EQ(parameters, architecture_->parameters());

    const torch::Tensor images = torch::arange(2 * 784, torch::kFloat64).square().sin().view({2, 1, 28, 28});
    const std::vector<torch::Tensor> outputs = referenceOutputs(weights, images);
    std::int64_t multiplyAdds = 0;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const model::PlacedLayer& placed = architecture_->layers()[i];
        const auto& extent = placed.output;
        EXPECT_EQ(outputs[i].sizes().vec(), (std::vector<std::int64_t>{2, extent.channels, extent.side, extent.side}))
            << placed.name;
        if (placed.layer.kind == LayerKind::convolution || placed.layer.kind == LayerKind::linear) {
            multiplyAdds += tensorOf(weights.at(placed.name + ".weight")).numel() * extent.side * extent.side;
        }
    }
    EXPECT_EQ(multiplyAdds, architecture_->multiplyAdds());

    module->eval();
    const torch::Tensor expected = torch::log_softmax(outputs.back().flatten(1), 1);
    EXPECT_LT((module->forward(images, {}) - expected).abs().max().item<double>(), 1e-9);
}

/// From where to where a gradient [28,28] is not zero, along `dimension`.
std::pair<int, int> reach(const torch::Tensor& gradient, int dimension) {
    const torch::Tensor seen = gradient.ne(0).any(1 - dimension).nonzero();
    return {seen[0].item<int>(), seen[-1].item<int>()};
}

TEST_P(RandomShapes, SeeAsFarAsTheirGradients) {
    // With weights above zero, nothing cancels, and every ReLU passes; an average stands for a maximum, which sees one pixel
    // only.
    model::Network averaging = architecture_->network();
    for (model::Layer& layer : averaging.layers) {
        layer.kind = layer.kind == LayerKind::maxPooling ? LayerKind::averagePooling : layer.kind;
    }
    model::Weights weights = testWeights(std::make_shared<const model::Architecture>(averaging, architecture_->classes()));
    for (model::NamedTensor& tensor : weights.tensors) {
        const bool mean = tensor.name.ends_with("running_mean");
        std::ranges::transform(tensor.values, tensor.values.begin(), [&](float w) { return mean ? 0 : 0.1F + std::abs(w); });
    }
    const torch::Tensor image = torch::ones({1, 1, 28, 28}, torch::kFloat64).set_requires_grad(true);
    const std::vector<torch::Tensor> outputs = referenceOutputs(weights, image);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const model::PlacedLayer& placed = architecture_->layers()[i];
        const int y = placed.output.side / 2;
        const int x = std::min(y + 1, placed.output.side - 1); // another one, for the jump
        const torch::Tensor one = outputs[i].select(1, 0).flatten()[y * placed.output.side + x];
        const torch::Tensor gradient = torch::autograd::grad({one}, {image}, {}, true)[0].view({28, 28});
        for (const auto& [dimension, place] : {std::pair{0, y}, {1, x}}) {
            const auto [first, last] = reach(gradient, dimension);
            const int from = placed.offset + place * placed.jump;
            const int to = from + placed.receptiveField - 1;
            if (from >= 0 && to < 28) {
                EXPECT_EQ(std::pair(first, last), std::pair(from, to)) << placed.name;
            } else { // partly of padding
                EXPECT_GE(first, from) << placed.name;
                EXPECT_LE(last, to) << placed.name;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, RandomShapes, testing::Range(0, 100));

} // namespace
