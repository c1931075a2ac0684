// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"

#include <cstdint>
#include <span>

/// Temperature scaling (Guo et al. 2017, "On Calibration of Modern Neural Networks").
namespace tools {

/// The temperature T in [1/16, 16] for which softmax(log-probabilities / T) makes the labels most likely. `logProbabilities`
/// [N, classes] float32, row by row; `labels` [N]; N > 0.
double fitTemperature(std::span<const float> logProbabilities, std::span<const std::uint8_t> labels);

/// The weights with log-probabilities divided by T (and normalised again): conv8 is linear and the last layer, so its weights are
/// divided, and every reader of the file gets calibrated answers.
model::Weights withTemperature(model::Weights weights, double temperature);

} // namespace tools
