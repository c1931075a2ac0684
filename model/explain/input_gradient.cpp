// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/input_gradient.h"

#include "model/network/reference/layers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace model {

InputGradient inputGradient(const Weights& weights, const Activations& at, std::size_t layer,
                            std::span<const float> coefficients) {
    if (layer >= at.layers.size() || coefficients.size() != at.layers[layer].size()) {
        throw std::invalid_argument("the gradient's coefficients do not fit the layer");
    }
    std::vector<float> gradient(coefficients.begin(), coefficients.end());
    for (std::size_t i = layer + 1; i-- > 0;) {
        gradient = layerBackward(weights, i, at.inputOf(i), gradient);
    }
    InputGradient result{};
    std::copy(gradient.begin(), gradient.end(), result.begin());
    return result;
}

InputGradient inputGradient(const Weights& weights, const Activations& at, std::span<const float> coefficients) {
    // logProbability[c] = logit[c] − log Σ exp(logit): its gradient is 1 at c, less the probabilities everywhere.
    const float total = std::accumulate(coefficients.begin(), coefficients.end(), 0.0F);
    std::vector<float> ofLogits(coefficients.size());
    for (std::size_t i = 0; i < ofLogits.size(); ++i) {
        ofLogits[i] = coefficients[i] - total * std::exp(at.logProbabilities[i]);
    }
    return inputGradient(weights, at, at.layers.size() - 1, ofLogits);
}

} // namespace model
