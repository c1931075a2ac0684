// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

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

    void add(double confidence, bool correct) {
        const auto last = static_cast<int>(bins.size()) - 1;
        const int at = std::clamp(static_cast<int>(confidence * static_cast<double>(bins.size())), 0, last);
        CalibrationBin& bin = bins[static_cast<std::size_t>(at)];
        ++bin.readings;
        bin.correct += correct ? 1 : 0;
        bin.confidence += confidence;
    }

    /// Expected calibration error: the mean distance between confidence and accuracy over the bins, in [0, 1]; 0 without
    /// readings.
    double error() const {
        double sum = 0;
        int readings = 0;
        for (const CalibrationBin& bin : bins) {
            sum += std::abs(bin.confidence - bin.correct);
            readings += bin.readings;
        }
        return readings == 0 ? 0 : sum / readings;
    }
};

} // namespace model
