// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_network.h"

#include "model/network/architecture.h"

#include <torch/torch.h>

namespace model {
namespace {

constexpr int kSamples = 32;
constexpr double kTolerance = 1e-3; ///< of the largest value; rounding stays below 1e-5

/// Numbers without a pattern that a convolution would cancel, and none from the generator that a run's seed has set.
torch::Tensor wave(at::IntArrayRef shape) {
    return torch::arange(c10::multiply_integers(shape), torch::kFloat).square().sin().view(shape).requires_grad_();
}

/// At a convolution's input and weights, when its output is its own gradient.
std::vector<torch::Tensor> gradients(const Convolution& shape, int side, bool oneDnn) {
    at::globalContext().setUserEnabledMkldnn(oneDnn);
    const torch::Tensor input = wave({kSamples, shape.inputs, side, side});
    const torch::Tensor weights = wave({shape.outputs, shape.inputs, shape.kernel, shape.kernel});
    const torch::Tensor output = torch::conv2d(input, weights, {}, 1, shape.padding);
    return torch::autograd::grad({output}, {input, weights}, {output.detach()});
}

bool gradientsAreRight() {
    int side = 28;
    bool right = true;
    for (const Convolution& shape : convolutions()) {
        const auto expected = gradients(shape, side, false);
        const auto found = gradients(shape, side, true);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const torch::Tensor apart = (found[i] - expected[i]).abs().max() / expected[i].abs().max();
            right = right && apart.item<double>() < kTolerance; // nor a NaN
        }
        side += 2 * shape.padding - shape.kernel + 1;
        side /= shape.poolAfter ? 2 : 1;
    }
    at::globalContext().setUserEnabledMkldnn(right);
    return right;
}

} // namespace

bool trustOneDnn() {
    static const bool right = gradientsAreRight();
    return right;
}

} // namespace model
