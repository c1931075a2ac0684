// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"

#include <optional>
#include <vector>

/// Honest answers: a network of ten classes gives every scribble a digit, and is often sure of it. A second one, the guard, has
/// learned digits (class 1) and other drawings (class 0) and says whether there is a digit at all.
namespace model {

/// Of each image [N,28,28], the probability that it is a digit, in [0, 1].
std::vector<float> digitness(Predictor& guard, std::span<const DigitImage> images);

/// What to tell a person who drew what the network reads so and the guard gives this digitness.
Verdict judge(const Prediction& prediction, float digitness);

/// Everything there is to say of one image.
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
