// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"

#include <array>
#include <cstdint>
#include <span>

/// Whether a network is right as often as it says (Guo et al. 2017, "On Calibration of Modern Neural Networks").
namespace model {

/// Readings of similar confidence.
struct CalibrationBin {
    int readings = 0;
    int correct = 0;
    double confidence = 0; ///< their sum
};

/// Readings in 15 bins of equal width by their confidence, the largest probability.
struct Calibration {
    std::array<CalibrationBin, 15> bins{};

    void add(double confidence, bool correct);
    /// Expected calibration error: the mean distance between confidence and accuracy over the bins, in [0, 1]; 0 without
    /// readings.
    double error() const;
};

/// The temperature T in [1/16, 16] for which softmax(log-probabilities / T) makes the labels most likely. `logProbabilities`
/// [N,10] float32, row by row; `labels` [N], each 0 … 9; N > 0.
double fitTemperature(std::span<const float> logProbabilities, std::span<const std::uint8_t> labels);

/// The weights with log-probabilities divided by T (and normalised again): conv8 is linear and the last layer, so its weights are
/// divided, and every reader of the file gets calibrated answers.
Weights withTemperature(Weights weights, double temperature);

} // namespace model
