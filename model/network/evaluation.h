// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/data_set.h"

namespace model {

/// Reads every image of the set. Ties and everything else as PyTorch's argmax and nll_loss.
Evaluation evaluate(Predictor& predictor, const DataSet& set);

/// Reads one image.
Prediction predictOne(Predictor& predictor, const DigitImage& image);

/// exp of ten log-probabilities, and the largest.
Prediction toPrediction(std::span<const float, kClassCount> logProbabilities);

} // namespace model
