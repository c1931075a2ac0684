// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace model {

Prediction toPrediction(std::span<const float, kClassCount> logProbabilities) {
    Prediction prediction;
    for (std::size_t i = 0; i < kClassCount; ++i) {
        prediction.probabilities[i] = std::exp(logProbabilities[i]);
    }
    prediction.digit =
        static_cast<int>(std::max_element(logProbabilities.begin(), logProbabilities.end()) - logProbabilities.begin());
    return prediction;
}

Prediction predictOne(Predictor& predictor, const DigitImage& image) {
    std::array<float, kClassCount> logProbabilities{};
    predictor.predict(std::span(&image, 1), logProbabilities);
    return toPrediction(logProbabilities);
}

Evaluation evaluate(Predictor& predictor, const DataSet& set) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<float> logProbabilities(set.images.size() * kClassCount);
    predictor.predict(set.images, logProbabilities);

    Evaluation evaluation;
    evaluation.images = set.size();
    evaluation.reads.reserve(set.images.size());
    double loss = 0;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        const std::span<const float, kClassCount> row(&logProbabilities[i * kClassCount], kClassCount);
        const int label = set.labels[i];
        const Prediction prediction = toPrediction(row);
        const int digit = prediction.digit;
        loss -= static_cast<double>(row[static_cast<std::size_t>(label)]);
        evaluation.correct += digit == label ? 1 : 0;
        ++evaluation.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(digit)];
        evaluation.reads.push_back(
            {static_cast<int>(i), label, digit, prediction.probabilities[static_cast<std::size_t>(digit)]});
    }
    evaluation.loss = set.images.empty() ? 0 : loss / set.size();
    evaluation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return evaluation;
}

} // namespace model
