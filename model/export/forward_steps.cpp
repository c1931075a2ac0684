// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/forward_steps.h"

#include "model/network/architecture.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// What a step has of a layer; a step goes on with what comes later here.
enum class Part { sum, activation, affine, pooling };

/// v → factor · v + addend becomes that with `norm` behind it.
void compose(const Weights& weights, const PlacedLayer& norm, std::vector<float>& factor, std::vector<float>& addend) {
    const auto channels = static_cast<std::size_t>(norm.output.channels);
    factor.resize(channels, 1);
    addend.resize(channels, 0);
    const NamedTensor* tensors = &weights.tensors[norm.firstTensor]; // weight, bias, running_mean, running_var
    for (std::size_t i = 0; i < channels; ++i) {
        const auto value = [&](int tensor) { return static_cast<double>(tensors[tensor].values[i]); };
        const double gain = value(0) / std::sqrt(value(3) + kBatchNormEpsilon);
        factor[i] = static_cast<float>(factor[i] * gain);
        addend[i] = static_cast<float>(addend[i] * gain + value(1) - value(2) * gain);
    }
}

/// One of `weights` belongs to output `i / weightsEach(step)`.
std::size_t weightsEach(const ForwardStep& step) {
    return static_cast<std::size_t>(step.input.channels * step.kernel * step.kernel);
}

} // namespace

std::vector<ForwardStep> forwardSteps(const Weights& weights) {
    std::vector<ForwardStep> steps;
    Part last = Part::pooling;
    const auto begin = [&](const PlacedLayer& placed) -> ForwardStep& {
        steps.emplace_back().input = placed.input;
        return steps.back();
    };
    const auto goOn = [&](const PlacedLayer& placed, Part part) -> ForwardStep& {
        ForwardStep& step = last < part ? steps.back() : begin(placed);
        last = part;
        return step;
    };
    for (const PlacedLayer& placed : weights.architecture->layers()) {
        const Layer& layer = placed.layer;
        switch (layer.kind) {
        case LayerKind::convolution:
        case LayerKind::linear: {
            ForwardStep& step = begin(placed);
            last = Part::sum;
            const bool linear = layer.kind == LayerKind::linear;
            step.kernel = linear ? placed.input.side : layer.kernel;
            step.padding = linear ? 0 : layer.padding;
            step.stride = linear ? 1 : layer.stride;
            step.weights = weights.tensors[placed.firstTensor].values;
            if (layer.bias) {
                step.bias = weights.tensors[placed.firstTensor + 1].values;
            }
            break;
        }
        case LayerKind::batchNorm:
            if (last == Part::sum) {
                compose(weights, placed, steps.back().scale, steps.back().bias);
            } else {
                ForwardStep& step = last == Part::affine ? steps.back() : goOn(placed, Part::affine);
                compose(weights, placed, step.gain, step.shift);
            }
            break;
        case LayerKind::relu:
        case LayerKind::leakyRelu:
            goOn(placed, Part::activation).slope = static_cast<float>(layer.slope);
            break;
        case LayerKind::maxPooling:
        case LayerKind::averagePooling:
        case LayerKind::globalAveragePooling: {
            ForwardStep& step = goOn(placed, Part::pooling);
            step.pooling = layer.kind == LayerKind::globalAveragePooling ? placed.input.side : layer.size;
            step.averages = layer.kind != LayerKind::maxPooling;
            break;
        }
        case LayerKind::dropout:
            continue;
        }
        steps.back().output = placed.output;
    }
    return steps;
}

void foldScale(ForwardStep& step) {
    for (std::size_t i = 0; !step.scale.empty() && i < step.weights.size(); ++i) {
        step.weights[i] *= step.scale[i / weightsEach(step)];
    }
    step.scale.clear();
}

std::vector<std::int8_t> takeInt8(ForwardStep& step) {
    if (step.weights.empty()) {
        return {};
    }
    constexpr float kNothing = 1e-30F; // what so little multiplies makes no difference, and it cannot be divided by
    const auto outputs = static_cast<std::size_t>(step.output.channels);
    QuantisedWeights small = quantised(step.weights, outputs);
    step.gain.resize(outputs, 1);
    for (std::size_t i = 0; i < outputs; ++i) {
        const float factor = step.scale.empty() ? 1 : step.scale[i];
        const float positive = small.scales[i] * std::abs(factor);
        for (std::int8_t& q : std::span(small.values).subspan(i * weightsEach(step), weightsEach(step))) {
            q = static_cast<std::int8_t>(positive < kNothing ? 0 : factor < 0 ? -q : q);
        }
        if (positive >= kNothing) {
            step.gain[i] *= positive; // activations let a positive factor through
            if (!step.bias.empty()) {
                step.bias[i] /= positive;
            }
        }
    }
    step.weights.clear();
    step.scale.clear();
    return std::move(small.values);
}

QuantisedWeights quantised(std::span<const float> weights, std::size_t outputs) {
    constexpr float kLargest = 127;
    const std::size_t count = weights.size() / outputs;
    QuantisedWeights result;
    for (std::size_t output = 0; output < outputs; ++output) {
        const auto channel = weights.subspan(output * count, count);
        float largest = 0;
        for (const float weight : channel) {
            largest = std::max(largest, std::abs(weight));
        }
        const float scale = largest > 0 ? largest / kLargest : 1;
        result.scales.push_back(scale);
        for (const float weight : channel) {
            result.values.push_back(static_cast<std::int8_t>(std::lround(std::clamp(weight / scale, -kLargest, kLargest))));
        }
    }
    return result;
}

Weights roundedToInt8(const Weights& weights) {
    Weights rounded = weights;
    for (NamedTensor& tensor : rounded.tensors) {
        if (tensor.shape.size() > 1) { // a convolution's or a linear layer's weights
            const auto outputs = static_cast<std::size_t>(tensor.shape.front());
            const QuantisedWeights small = quantised(tensor.values, outputs);
            for (std::size_t i = 0; i < tensor.values.size(); ++i) {
                tensor.values[i] = small.scales[i / (tensor.values.size() / outputs)] * static_cast<float>(small.values[i]);
            }
        }
    }
    return rounded;
}

} // namespace model
