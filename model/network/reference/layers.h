// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/weights.h"

#include <span>
#include <vector>

/// Each kind of layer on one image in plain loops: running statistics, no dropout.
namespace model {

/// What layer `layer` makes of its input [channels, side, side]. A convolution sums the products of patch and kernel for each
/// input channel, and adds these sums channel after channel.
std::vector<float> layerForward(const Weights& weights, std::size_t layer, std::span<const float> input);

/// Its gradient: that of its output → that of its input. ReLU passes nothing on at 0, and a tie of max pooling goes to its first
/// pixel, as in PyTorch.
std::vector<float> layerBackward(const Weights& weights, std::size_t layer, std::span<const float> input,
                                 std::span<const float> outputGradient);

} // namespace model
