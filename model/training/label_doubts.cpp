// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/label_doubts.h"

#include "model/network/evaluation.h"

#include <algorithm>

namespace model {

namespace {

constexpr std::size_t kReadAtOnce = 1000; ///< images: a hundredth of a second or so

} // namespace

std::optional<std::vector<ReadImage>> doubtfulLabels(Predictor& predictor, const DataSet& set,
                                                     const std::function<bool(double share)>& goesOn) {
    std::vector<ReadImage> doubts;
    std::vector<float> answers(kReadAtOnce * kClassCount);
    const std::size_t images = set.images.size();
    for (std::size_t first = 0; first < images; first += kReadAtOnce) {
        const std::size_t count = std::min(kReadAtOnce, images - first);
        predictor.predict(std::span(set.images).subspan(first, count), std::span(answers).first(count * kClassCount));
        for (std::size_t i = 0; i < count; ++i) {
            const int label = set.labels[first + i];
            const Prediction read = toPrediction(std::span<const float, kClassCount>(&answers[i * kClassCount], kClassCount));
            if (read.digit != label) {
                doubts.push_back(
                    {static_cast<int>(first + i), label, read.digit, read.probabilities[static_cast<std::size_t>(read.digit)]});
            }
        }
        if (!goesOn(static_cast<double>(first + count) / static_cast<double>(images))) {
            return std::nullopt;
        }
    }
    std::ranges::stable_sort(doubts, std::ranges::greater(), &ReadImage::confidence);
    return doubts;
}

} // namespace model
