// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"

#include <optional>
#include <vector>

/// A network of ten classes reads every scribble as a digit, often with high confidence. A second network, the guard, which has
/// learned other drawings as an eleventh class, tells whether there is a digit at all.
namespace model {

/// Of each image [N,28,28], the probability that it is a digit, in [0, 1].
std::vector<float> digitness(Predictor& guard, std::span<const DigitImage> images);

/// The verdict on a drawing, from the network's prediction and the guard's digitness.
Verdict judge(const Prediction& prediction, float digitness);

/// Prediction, digitness and verdict of one image.
struct Answer {
    DigitImage image{};
    Prediction prediction;
    float digitness = 0;
    Verdict verdict;
};

Answer answer(const DigitImage& image, Predictor& network, Predictor& guard);

/// The same of a drawing, framed as `frameDrawing` does; nothing when it leaves no ink.
std::optional<Answer> answer(const Drawing& drawing, Predictor& network, Predictor& guard);

} // namespace model
