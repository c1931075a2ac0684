// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/verdict.h"

#include "model/ink/ink.h"
#include "model/train/evaluation.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

constexpr float kNoDigit = 0.1F;
constexpr float kUnsure = 0.6F;

} // namespace

std::vector<float> digitness(Predictor& guard, std::span<const DigitImage> images) {
    std::vector<float> logProbabilities(images.size() * kClassCount);
    guard.predict(images, logProbabilities);
    std::vector<float> result(images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        result[i] = std::exp(logProbabilities[i * kClassCount + 1]);
    }
    return result;
}

Verdict judge(const Prediction& prediction, float digitness) {
    std::array<float, kClassCount> others = prediction.probabilities;
    others[static_cast<std::size_t>(prediction.digit)] = -1;
    Verdict verdict;
    verdict.digit = prediction.digit;
    verdict.alternative = static_cast<int>(std::max_element(others.begin(), others.end()) - others.begin());
    if (digitness < kNoDigit) {
        verdict.certainty = Certainty::notADigit;
    } else if (prediction.probabilities[static_cast<std::size_t>(prediction.digit)] < kUnsure) {
        verdict.certainty = Certainty::unsure;
    }
    return verdict;
}

Answer answer(const DigitImage& image, Predictor& network, Predictor& guard) {
    Answer result{image, predictOne(network, image), digitness(guard, {&image, 1})[0], {}};
    result.verdict = judge(result.prediction, result.digitness);
    return result;
}

std::optional<Answer> answer(const Drawing& drawing, Predictor& network, Predictor& guard) {
    const std::optional<DigitImage> image = frameDrawing(drawing);
    return image ? std::optional(answer(*image, network, guard)) : std::nullopt;
}

} // namespace model
