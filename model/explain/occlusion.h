// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/explanation.h"

namespace model {

/// What the score (log p(digit), or log p(digit) − log p(contrastClass) where `contrastClass` is another digit) loses when a
/// patch of 5×5 background pixels covers the image, its middle at each pixel in turn (Zeiler and Fergus 2014); beyond the border
/// it covers nothing. 0 where the patch covers no ink.
PixelShares occlusion(Predictor& predictor, const DigitImage& image, int digit, int contrastClass);

/// The score's gradient times how far each pixel is from background: to first order what its ink adds to the score (Shrikumar et
/// al. 2016). `at` are the image's activations.
PixelShares gradientTimesInk(const Weights& weights, const Activations& at, const DigitImage& image, int digit,
                             int contrastClass);

/// Answers a question about a digit.
Explanation explain(Predictor& predictor, std::shared_ptr<const ForwardTrace> path, const WhyQuestion& question);

} // namespace model
