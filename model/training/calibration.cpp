// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/calibration.h"

#include "model/values/types.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// d/dβ of the negative log-likelihood under softmax(β · log-probabilities): the logits' mean under the softmax less the label's.
double slope(std::span<const float> logProbabilities, std::span<const std::uint8_t> labels, double beta) {
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto row = logProbabilities.subspan(i * kClassCount, kClassCount);
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

void Calibration::add(double confidence, bool correct) {
    const auto last = static_cast<int>(bins.size()) - 1;
    const int at = std::clamp(static_cast<int>(confidence * static_cast<double>(bins.size())), 0, last);
    CalibrationBin& bin = bins[static_cast<std::size_t>(at)];
    ++bin.readings;
    bin.correct += correct ? 1 : 0;
    bin.confidence += confidence;
}

double Calibration::error() const {
    double sum = 0;
    int readings = 0;
    for (const CalibrationBin& bin : bins) {
        sum += std::abs(bin.confidence - bin.correct);
        readings += bin.readings;
    }
    return readings == 0 ? 0 : sum / readings;
}

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

Weights withTemperature(Weights weights, double temperature) {
    for (NamedTensor& tensor : weights.tensors) {
        if (tensor.name == "conv8.weight") {
            std::transform(tensor.values.begin(), tensor.values.end(), tensor.values.begin(),
                           [&](float value) { return static_cast<float>(static_cast<double>(value) / temperature); });
        }
    }
    return weights;
}

} // namespace model
