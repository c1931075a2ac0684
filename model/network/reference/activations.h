// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/values/layer_maps.h"

#include <span>
#include <vector>

namespace model {

/// The layers of a network with these weights (checked before), as the functions here take them.
NetworkLayers networkLayers(const Weights& weights);

/// The network's input: [28,28] float32, (pixel / 255 − mean) / deviation.
std::array<float, kImagePixels> normalised(const DigitImage& image);

/// The forward pass of one image in plain loops, keeping every intermediate value: some 0.3 ms.
/// `pixels` [28,28] are normalised. The layers are those of `networkLayers`.
Activations activate(const NetworkLayers& layers, std::span<const float, kImagePixels> pixels);
Activations activate(const NetworkLayers& layers, const DigitImage& image);

/// The convolution of one image: `input` [inputs, inputSide, inputSide] → [outputs, outputSide, outputSide]. For each input
/// channel the products of patch and kernel are summed, and these sums added channel after channel.
std::vector<float> convolve(const ConvolutionLayer& layer, std::span<const float> input);

/// Its gradient: that of the outputs → that of the inputs.
std::vector<float> convolveBackward(const ConvolutionLayer& layer, std::span<const float> outputGradient);

/// γ/√(σ² + ε) of one channel: what batch norm multiplies by.
float normFactor(const ConvolutionLayer& layer, std::size_t channel);

} // namespace model
