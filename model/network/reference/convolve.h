// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <span>
#include <vector>

namespace model {

/// The convolution of one image: `input` [inputs, inputSide, inputSide] → [outputs, outputSide, outputSide]. For each input
/// channel the products of patch and kernel are summed, and these sums added channel after channel.
std::vector<float> convolve(const ConvolutionLayer& layer, std::span<const float> input);

/// Its gradient: that of the outputs → that of the inputs.
std::vector<float> convolveBackward(const ConvolutionLayer& layer, std::span<const float> outputGradient);

/// γ/√(σ² + ε) of one channel: what batch norm multiplies by.
float normFactor(const ConvolutionLayer& layer, std::size_t channel);

} // namespace model
