// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/input_gradient.h"

#include "model/network/reference/activations.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace model {
namespace {

/// Each pooled value's gradient goes to the first of its four that was the largest.
std::vector<float> poolBackward(std::span<const float> values, int side, std::span<const float> gradient) {
    const int half = side / 2;
    std::vector<float> result(values.size());
    for (int i = 0; i < static_cast<int>(gradient.size()); ++i) {
        const int corner = i / half * 2 * side + i % half * 2;
        int largest = corner;
        for (const int place : {corner + 1, corner + side, corner + side + 1}) {
            if (values[static_cast<std::size_t>(place)] > values[static_cast<std::size_t>(largest)]) {
                largest = place;
            }
        }
        result[static_cast<std::size_t>(largest)] = gradient[static_cast<std::size_t>(i)];
    }
    return result;
}

/// From the gradient of a layer's `stage` to that of its convolution's sums.
std::vector<float> toSums(const ConvolutionLayer& layer, const LayerMaps& maps, Stage stage, std::vector<float> gradient) {
    if (stage == Stage::pooled && maps.has(Stage::pooled)) {
        gradient = poolBackward(maps.at(Stage::norm), maps.side, gradient);
    }
    const std::size_t pixels = maps.sum.size() / static_cast<std::size_t>(maps.channels);
    if (stage >= Stage::norm && maps.has(Stage::norm)) {
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            gradient[i] *= normFactor(layer, i / pixels);
        }
    }
    if (stage >= Stage::relu && maps.has(Stage::relu)) {
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            gradient[i] = maps.sum[i] > 0 ? gradient[i] : 0;
        }
    }
    return gradient;
}

} // namespace

InputGradient inputGradient(const NetworkLayers& layers, const Activations& at, std::size_t layer, Stage stage,
                            std::span<const float> coefficients) {
    if (layer >= layers.size() || !at.layers[layer].has(stage) || coefficients.size() != at.layers[layer].at(stage).size()) {
        throw std::invalid_argument("the gradient's coefficients do not fit the layer's stage");
    }
    std::vector<float> gradient(coefficients.begin(), coefficients.end());
    for (std::size_t i = layer + 1; i-- > 0; stage = Stage::pooled) {
        gradient = convolveBackward(layers[i], toSums(layers[i], at.layers[i], stage, std::move(gradient)));
    }
    InputGradient result{};
    std::copy(gradient.begin(), gradient.end(), result.begin());
    return result;
}

InputGradient inputGradient(const NetworkLayers& layers, const Activations& at, std::span<const float> coefficients) {
    // logProbability[c] = logit[c] − log Σ exp(logit): its gradient is 1 at c, less the probabilities everywhere.
    const float total = std::accumulate(coefficients.begin(), coefficients.end(), 0.0F);
    std::vector<float> ofLogits(coefficients.size());
    for (std::size_t i = 0; i < ofLogits.size(); ++i) {
        ofLogits[i] = coefficients[i] - total * std::exp(at.logProbabilities[i]);
    }
    return inputGradient(layers, at, layers.size() - 1, Stage::sum, ofLogits);
}

} // namespace model
