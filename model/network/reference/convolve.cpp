// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/reference/activations.h"

#include "model/network/architecture.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// Maps with a margin of zeros: [channels, side, side] → [channels, side + 2·margin, side + 2·margin].
std::vector<float> padded(std::span<const float> maps, int side, int margin) {
    const int wide = side + 2 * margin;
    const int channels = static_cast<int>(maps.size()) / (side * side);
    std::vector<float> result(static_cast<std::size_t>(channels * wide * wide));
    for (int row = 0; row < channels * side; ++row) {
        const int y = row / side * wide + margin + row % side;
        std::copy_n(maps.data() + row * side, side, result.data() + y * wide + margin);
    }
    return result;
}

/// Adds one input channel's share to one output channel; the kernel's extent is a constant, for the loop over x to be vectorised.
template <int kKernel> void accumulate(const float* input, int inputSide, const float* kernel, float* output, int side) {
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            float sum = 0;
#pragma GCC unroll 9
            for (int k = 0; k < kKernel * kKernel; ++k) {
                sum += kernel[k] * input[(y + k / kKernel) * inputSide + x + k % kKernel];
            }
            output[y * side + x] += sum;
        }
    }
}

/// Correlates padded maps [inputs, inputSide, inputSide] with a kernel [outputs, inputs, kernelSide, kernelSide].
std::vector<float> correlate(const std::vector<float>& maps, int inputs, int inputSide, const std::vector<float>& kernel,
                             int outputs, int kernelSide) {
    const int side = inputSide - kernelSide + 1;
    const int taps = kernelSide * kernelSide;
    const auto add = kernelSide == 3 ? accumulate<3> : accumulate<1>;
    std::vector<float> result(static_cast<std::size_t>(outputs * side * side));
    for (int o = 0; o < outputs; ++o) {
        for (int i = 0; i < inputs; ++i) {
            add(maps.data() + i * inputSide * inputSide, inputSide, kernel.data() + (o * inputs + i) * taps,
                result.data() + o * side * side, side);
        }
    }
    return result;
}

} // namespace

std::vector<float> convolve(const ConvolutionLayer& layer, std::span<const float> input) {
    const Convolution& shape = layer.shape;
    return correlate(padded(input, layer.inputSide, shape.padding), shape.inputs, layer.inputSide + 2 * shape.padding,
                     layer.kernel, shape.outputs, shape.kernel);
}

std::vector<float> convolveBackward(const ConvolutionLayer& layer, std::span<const float> outputGradient) {
    // The gradient is a convolution too: with the kernels turned by half a circle and their channels exchanged.
    const Convolution& shape = layer.shape;
    const int taps = shape.kernel * shape.kernel;
    std::vector<float> turned(layer.kernel.size());
    for (int o = 0; o < shape.outputs; ++o) {
        for (int i = 0; i < shape.inputs; ++i) {
            const float* from = layer.kernel.data() + (o * shape.inputs + i) * taps;
            std::reverse_copy(from, from + taps, turned.data() + (i * shape.outputs + o) * taps);
        }
    }
    const int margin = shape.kernel - 1 - shape.padding;
    return correlate(padded(outputGradient, layer.outputSide, margin), shape.outputs, layer.outputSide + 2 * margin, turned,
                     shape.inputs, shape.kernel);
}

float normFactor(const ConvolutionLayer& layer, std::size_t channel) {
    return static_cast<float>(static_cast<double>(layer.scale[channel]) /
                              std::sqrt(static_cast<double>(layer.variance[channel]) + kBatchNormEpsilon));
}

} // namespace model
