// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

namespace model {

namespace {

constexpr std::size_t kReadAtOnce = 1000; ///< images: a hundredth of a second or so

DigitImage shifted(const DigitImage& image, int dx, int dy) {
    DigitImage result{};
    for (int y = std::max(dy, 0); y < kImageSide + std::min(dy, 0); ++y) {
        for (int x = std::max(dx, 0); x < kImageSide + std::min(dx, 0); ++x) {
            result[static_cast<std::size_t>(y * kImageSide + x)] =
                image[static_cast<std::size_t>((y - dy) * kImageSide + x - dx)];
        }
    }
    return result;
}

/// log(exp(a) + exp(b)), also where either is too small for exp.
float logAdd(float a, float b) {
    const float larger = std::max(a, b);
    return std::isinf(larger) ? larger : larger + std::log1p(std::exp(-std::abs(a - b)));
}

} // namespace

Prediction toPrediction(std::span<const float> logProbabilities) {
    Prediction prediction;
    prediction.probabilities.reserve(logProbabilities.size());
    for (const float logProbability : logProbabilities) {
        prediction.probabilities.push_back(std::exp(logProbability));
    }
    prediction.digit =
        static_cast<int>(std::max_element(logProbabilities.begin(), logProbabilities.end()) - logProbabilities.begin());
    return prediction;
}

Prediction predictOne(Predictor& predictor, const DigitImage& image) {
    return predictAll(predictor, {&image, 1}).front();
}

std::vector<Prediction> predictAll(Predictor& predictor, std::span<const DigitImage> images) {
    const std::vector<float> logProbabilities = predictor.answers(images);
    const auto classes = static_cast<std::size_t>(predictor.classes());
    std::vector<Prediction> predictions;
    for (std::size_t i = 0; i < images.size(); ++i) {
        predictions.push_back(toPrediction(std::span(logProbabilities).subspan(i * classes, classes)));
    }
    return predictions;
}

Evaluation evaluate(Predictor& predictor, const DataSet& set) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<float> logProbabilities = predictor.answers(set.images);
    const auto classes = static_cast<std::size_t>(predictor.classes());

    Evaluation evaluation;
    evaluation.confusion = ConfusionMatrix(predictor.classes());
    evaluation.images = set.size();
    evaluation.reads.reserve(set.images.size());
    double loss = 0;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        const auto row = std::span(logProbabilities).subspan(i * classes, classes);
        const int label = set.labels[i];
        const Prediction prediction = toPrediction(row);
        const int digit = prediction.digit;
        loss -= static_cast<double>(row[static_cast<std::size_t>(label)]);
        evaluation.correct += digit == label ? 1 : 0;
        ++evaluation.confusion.at(label, digit);
        evaluation.reads.push_back({static_cast<int>(i), label, digit, prediction.confidence()});
    }
    evaluation.loss = set.images.empty() ? 0 : loss / set.size();
    evaluation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return evaluation;
}

std::optional<std::vector<ReadImage>> doubtfulLabels(Predictor& predictor, const DataSet& set,
                                                     const std::function<bool(double share)>& goesOn) {
    std::vector<ReadImage> doubts;
    const std::size_t images = set.images.size();
    for (std::size_t first = 0; first < images; first += kReadAtOnce) {
        const std::size_t count = std::min(kReadAtOnce, images - first);
        const std::vector<Prediction> read = predictAll(predictor, std::span(set.images).subspan(first, count));
        for (std::size_t i = 0; i < count; ++i) {
            const int label = set.labels[first + i];
            if (read[i].digit != label) {
                doubts.push_back({static_cast<int>(first + i), label, read[i].digit, read[i].confidence()});
            }
        }
        if (!goesOn(static_cast<double>(first + count) / static_cast<double>(images))) {
            return std::nullopt;
        }
    }
    std::ranges::stable_sort(doubts, std::ranges::greater(), &ReadImage::confidence);
    return doubts;
}

void ShiftAveraging::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    static constexpr std::array<std::pair<int, int>, 5> kShifts{{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
    std::vector<DigitImage> moved(images.size());
    std::vector<float> reading(logProbabilities.size());
    std::ranges::fill(logProbabilities, -std::numeric_limits<float>::infinity());
    for (const auto& [dx, dy] : kShifts) {
        std::transform(images.begin(), images.end(), moved.begin(),
                       [dx = dx, dy = dy](const DigitImage& image) { return shifted(image, dx, dy); });
        predictor_.predict(moved, reading);
        std::ranges::transform(logProbabilities, reading, logProbabilities.begin(), logAdd);
    }
    for (float& sum : logProbabilities) {
        sum -= std::log(static_cast<float>(kShifts.size()));
    }
}

} // namespace model
