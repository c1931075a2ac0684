// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/reference/layers.h"

#include "model/network/architecture.h"
#include "model/network/reference/convolve.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

using Values = std::vector<float>;
using Given = std::span<const float>;
using Tensors = std::span<const NamedTensor>;

Values linear(const PlacedLayer& placed, Tensors tensors, Given input) {
    Values result(static_cast<std::size_t>(placed.output.channels));
    const float* weights = tensors[0].values.data();
    for (std::size_t unit = 0; unit < result.size(); ++unit, weights += input.size()) {
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t i = 0; i < input.size(); ++i) {
            sum += weights[i] * input[i];
        }
        result[unit] = sum + (placed.layer.bias ? tensors[1].values[unit] : 0);
    }
    return result;
}

Values linearBackward(Tensors tensors, Given gradient, std::size_t inputs) {
    Values result(inputs);
    const float* weights = tensors[0].values.data();
    for (std::size_t unit = 0; unit < gradient.size(); ++unit, weights += inputs) {
        for (std::size_t i = 0; i < inputs; ++i) {
            result[i] += gradient[unit] * weights[i];
        }
    }
    return result;
}

/// γ/√(σ² + ε) of one channel.
float normFactor(Tensors tensors, std::size_t channel) {
    return static_cast<float>(static_cast<double>(tensors[0].values[channel]) /
                              std::sqrt(static_cast<double>(tensors[3].values[channel]) + kBatchNormEpsilon));
}

Values batchNorm(Tensors tensors, Given input) {
    Values result(input.size());
    const Values& shift = tensors[1].values;
    const Values& mean = tensors[2].values;
    const std::size_t pixels = input.size() / shift.size();
    for (std::size_t c = 0; c < shift.size(); ++c) {
        const float factor = normFactor(tensors, c);
        for (std::size_t i = c * pixels; i < (c + 1) * pixels; ++i) {
            result[i] = (input[i] - mean[c]) * factor + shift[c];
        }
    }
    return result;
}

Values batchNormBackward(Tensors tensors, Given gradient) {
    Values result(gradient.size());
    const std::size_t pixels = gradient.size() / tensors[0].values.size();
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        result[i] = gradient[i] * normFactor(tensors, i / pixels);
    }
    return result;
}

/// A slope of 0 is a ReLU's.
Values rectified(Given input, float slope) {
    Values result(input.begin(), input.end());
    for (float& value : result) {
        if (value < 0) {
            value = slope == 0 ? 0 : slope * value;
        }
    }
    return result;
}

Values rectifiedBackward(Given input, Given gradient, float slope) {
    Values result(gradient.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = input[i] > 0 ? gradient[i] : slope * gradient[i];
    }
    return result;
}

/// Calls `use(output, corner)` for every value of a pooling's output, with the place of its window's first value.
template <class Use> void everyWindow(const PlacedLayer& placed, int window, const Use& use) {
    const auto [channels, side] = placed.output;
    const int inputSide = placed.input.side;
    std::size_t output = 0;
    for (int c = 0; c < channels; ++c) {
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                use(output++, (c * inputSide + y * window) * inputSide + x * window);
            }
        }
    }
}

/// Calls `use` for the place of every value in a window.
template <class Use> void everyPlace(int corner, int window, int inputSide, const Use& use) {
    for (int y = 0; y < window; ++y) {
        for (int x = 0; x < window; ++x) {
            use(static_cast<std::size_t>(corner + y * inputSide + x));
        }
    }
}

Values maxPooled(const PlacedLayer& placed, Given input) {
    Values result(static_cast<std::size_t>(placed.output.count()));
    everyWindow(placed, placed.layer.size, [&](std::size_t output, int corner) {
        float largest = input[static_cast<std::size_t>(corner)];
        everyPlace(corner, placed.layer.size, placed.input.side, [&](std::size_t i) { largest = std::max(largest, input[i]); });
        result[output] = largest;
    });
    return result;
}

Values maxPooledBackward(const PlacedLayer& placed, Given input, Given gradient) {
    Values result(input.size());
    everyWindow(placed, placed.layer.size, [&](std::size_t output, int corner) {
        auto largest = static_cast<std::size_t>(corner);
        everyPlace(corner, placed.layer.size, placed.input.side,
                   [&](std::size_t i) { largest = input[i] > input[largest] ? i : largest; });
        result[largest] += gradient[output];
    });
    return result;
}

Values averagePooled(const PlacedLayer& placed, int window, Given input) {
    Values result(static_cast<std::size_t>(placed.output.count()));
    everyWindow(placed, window, [&](std::size_t output, int corner) {
        float sum = 0;
        everyPlace(corner, window, placed.input.side, [&](std::size_t i) { sum += input[i]; });
        result[output] = sum / static_cast<float>(window * window);
    });
    return result;
}

Values averagePooledBackward(const PlacedLayer& placed, int window, Given gradient) {
    Values result(static_cast<std::size_t>(placed.input.count()));
    everyWindow(placed, window, [&](std::size_t output, int corner) {
        const float share = gradient[output] / static_cast<float>(window * window);
        everyPlace(corner, window, placed.input.side, [&](std::size_t i) { result[i] += share; });
    });
    return result;
}

} // namespace

std::vector<float> layerForward(const Weights& weights, std::size_t layer, std::span<const float> input) {
    const PlacedLayer& placed = weights.architecture->layers()[layer];
    const Tensors tensors = std::span(weights.tensors).subspan(placed.firstTensor);
    switch (placed.layer.kind) {
    case LayerKind::convolution:
        return convolve(placed, tensors, input);
    case LayerKind::linear:
        return linear(placed, tensors, input);
    case LayerKind::batchNorm:
        return batchNorm(tensors, input);
    case LayerKind::relu:
    case LayerKind::leakyRelu:
        return rectified(input, static_cast<float>(placed.layer.slope));
    case LayerKind::maxPooling:
        return maxPooled(placed, input);
    case LayerKind::averagePooling:
        return averagePooled(placed, placed.layer.size, input);
    case LayerKind::globalAveragePooling:
        return averagePooled(placed, placed.input.side, input);
    case LayerKind::dropout:
        break;
    }
    return {input.begin(), input.end()};
}

std::vector<float> layerBackward(const Weights& weights, std::size_t layer, std::span<const float> input,
                                 std::span<const float> outputGradient) {
    const PlacedLayer& placed = weights.architecture->layers()[layer];
    const Tensors tensors = std::span(weights.tensors).subspan(placed.firstTensor);
    switch (placed.layer.kind) {
    case LayerKind::convolution:
        return convolveBackward(placed, tensors, outputGradient);
    case LayerKind::linear:
        return linearBackward(tensors, outputGradient, input.size());
    case LayerKind::batchNorm:
        return batchNormBackward(tensors, outputGradient);
    case LayerKind::relu:
    case LayerKind::leakyRelu:
        return rectifiedBackward(input, outputGradient, static_cast<float>(placed.layer.slope));
    case LayerKind::maxPooling:
        return maxPooledBackward(placed, input, outputGradient);
    case LayerKind::averagePooling:
        return averagePooledBackward(placed, placed.layer.size, outputGradient);
    case LayerKind::globalAveragePooling:
        return averagePooledBackward(placed, placed.input.side, outputGradient);
    case LayerKind::dropout:
        break;
    }
    return {outputGradient.begin(), outputGradient.end()};
}

} // namespace model
