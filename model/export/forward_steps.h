// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/weights.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The forward pass as exported code runs it: a few steps of one kind, whatever the layers.
namespace model {

/// y = pooled(gain · act(scale · Σ weights·x + bias) + shift), a channel; act(v) = v for v ≥ 0, else slope · v. Of what is empty
/// there is none; without weights the sum is the channel itself.
struct ForwardStep {
    Extent input, output;
    int kernel = 1, padding = 0, stride = 1;
    std::vector<float> weights; ///< [outputs, inputs, kernel, kernel]; a linear layer's kernel covers its whole input
    std::vector<float> scale;   ///< [outputs], as are the next
    std::vector<float> bias;
    float slope = 1; ///< 0: a ReLU; 1: no activation
    std::vector<float> gain;
    std::vector<float> shift;
    int pooling = 1;       ///< side of the window, and its stride
    bool averages = false; ///< of the windows, not maxima
};

/// The steps of the network with these weights; log-softmax follows them.
std::vector<ForwardStep> forwardSteps(const Weights& weights);

/// Multiplies the weights by the scale, which is empty then.
void foldScale(ForwardStep& step);

/// Takes the weights out, rounded to int8: what they are to be multiplied by goes into gain and bias, and the scale is empty
/// then. The step computes what it would with the weights of `roundedToInt8`.
std::vector<std::int8_t> takeInt8(ForwardStep& step);

/// Each output's weights as int8 of its own scale: w ≈ scale · q, |q| ≤ 127.
struct QuantisedWeights {
    std::vector<std::int8_t> values;
    std::vector<float> scales; ///< [outputs]
};
QuantisedWeights quantised(std::span<const float> weights, std::size_t outputs);

/// The same network with the weights that int8 leaves of it; biases and batch norms stay.
Weights roundedToInt8(const Weights& weights);

} // namespace model
