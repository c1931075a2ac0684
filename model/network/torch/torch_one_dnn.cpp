// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_network.h"

#include <torch/torch.h>

#include <mutex>
#include <set>
#include <tuple>

namespace model {
namespace {

constexpr int kSamples = 32;
constexpr double kTolerance = 1e-3; ///< of the largest value; rounding stays below 1e-5

/// Numbers without a pattern that a convolution would cancel, and none from the generator that a run's seed has set.
torch::Tensor wave(at::IntArrayRef shape, torch::Dtype type) {
    return torch::arange(c10::multiply_integers(shape), torch::kFloat).square().sin().view(shape).to(type).requires_grad_();
}

/// At a convolution's input and weights, when its output is its own gradient. oneDNN has no part in double precision.
std::vector<torch::Tensor> gradients(const Layer& layer, const Extent& from, torch::Dtype type) {
    const torch::Tensor input = wave({kSamples, from.channels, from.side, from.side}, type);
    const torch::Tensor weights = wave({layer.size, from.channels, layer.kernel, layer.kernel}, type);
    const torch::Tensor output = torch::conv2d(input, weights, {}, layer.stride, layer.padding);
    return torch::autograd::grad({output}, {input, weights}, {output.detach()});
}

bool gradientsAreRight(const Layer& layer, const Extent& from) {
    const auto expected = gradients(layer, from, torch::kDouble);
    const auto found = gradients(layer, from, torch::kFloat);
    bool right = true;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const torch::Tensor apart = (found[i] - expected[i]).abs().max() / expected[i].abs().max();
        right = right && apart.item<double>() < kTolerance; // nor a NaN
    }
    return right;
}

} // namespace

bool trustOneDnn(const Architecture& architecture) {
    static std::mutex mutex;
    static std::set<std::tuple<int, int, int, int, int, int>> checked;
    const std::lock_guard lock(mutex);
    at::Context& context = at::globalContext();
    for (const PlacedLayer& placed : architecture.layers()) {
        const Layer& layer = placed.layer;
        if (layer.kind == LayerKind::convolution && context.userEnabledMkldnn() &&
            checked.emplace(placed.input.channels, placed.input.side, layer.size, layer.kernel, layer.padding, layer.stride)
                .second) {
            context.setUserEnabledMkldnn(gradientsAreRight(layer, placed.input));
        }
    }
    return context.userEnabledMkldnn();
}

} // namespace model
