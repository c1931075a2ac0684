// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/verdict.h"

#include "model/ink/ink.h"
#include "model/network/evaluation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

/// Below this digitness a drawing is refused: 2.2 % of 2,000 people's pen digits, 1.4 % of MNIST's test images, and 94 % of
/// scribbles, letters, symbols and unfinished digits of kinds the guard has not learned from (digitlab draw-test --junk 600,
/// digitlab evaluate --verdicts).
constexpr float kLeastDigitness = 0.6F;
/// Below this calibrated probability the next digit is named too: of such pen digits (2.7 %) 56 % are read right, and 85 % are
/// one of the two.
constexpr float kSure = 0.8F;

} // namespace

std::vector<float> digitness(Predictor& guard, std::span<const DigitImage> images) {
    const std::vector<float> answers = guard.answers(images);
    const auto classes = static_cast<std::size_t>(guard.classes());
    std::vector<float> result(images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        const auto digits = std::span(answers).subspan(i * classes, kDigits);
        result[i] =
            std::accumulate(digits.begin(), digits.end(), 0.0F, [](float sum, float answer) { return sum + std::exp(answer); });
    }
    return result;
}

Verdict judge(const Prediction& prediction, float digitness) {
    std::vector<float> others = prediction.probabilities;
    others[static_cast<std::size_t>(prediction.digit)] = -1;
    Verdict verdict;
    verdict.digit = prediction.digit;
    verdict.alternative = static_cast<int>(std::max_element(others.begin(), others.end()) - others.begin());
    if (digitness < kLeastDigitness) {
        verdict.certainty = Certainty::notADigit;
    } else if (prediction.confidence() < kSure) {
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
