// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/temperature.h"

#include <algorithm>
#include <cmath>

namespace tools {
namespace {

/// d/dβ of the negative log-likelihood under softmax(β · log-probabilities): the logits' mean under the softmax less the label's.
double slope(std::span<const float> logProbabilities, std::span<const std::uint8_t> labels, double beta) {
    const std::size_t classes = logProbabilities.size() / labels.size();
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto row = logProbabilities.subspan(i * classes, classes);
        const double largest = static_cast<double>(*std::max_element(row.begin(), row.end()));
        double total = 0;
        double mean = 0;
        for (const float value : row) {
            const double logit = static_cast<double>(value);
            const double weight = std::exp(beta * (logit - largest));
            total += weight;
            mean += weight * logit;
        }
        sum += mean / total - static_cast<double>(row[labels[i]]);
    }
    return sum;
}

} // namespace

double fitTemperature(std::span<const float> logProbabilities, std::span<const std::uint8_t> labels) {
    // The likelihood is concave in β = 1/T: its slope is bisected.
    double low = 1.0 / 16;
    double high = 16;
    for (int i = 0; i < 40; ++i) {
        const double beta = std::sqrt(low * high);
        (slope(logProbabilities, labels, beta) < 0 ? low : high) = beta;
    }
    return 1 / std::sqrt(low * high);
}

model::Weights withTemperature(model::Weights weights, double temperature) {
    for (model::NamedTensor& tensor : weights.tensors) {
        if (tensor.name == "conv8.weight") {
            std::transform(tensor.values.begin(), tensor.values.end(), tensor.values.begin(),
                           [&](float value) { return static_cast<float>(static_cast<double>(value) / temperature); });
        }
    }
    return weights;
}

} // namespace tools
