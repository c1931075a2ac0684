// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace model {

/// How far a run has come, as the trainer counts it.
struct RunProgress {
    int epochs = 0;         ///< finished
    std::int64_t steps = 0; ///< 0: nothing is learned yet
    double seconds = 0;     ///< without pauses, with those of the teachers
    // Fractions, of the latest measurement.
    std::optional<double> trainAccuracy = {};      ///< of the last finished epoch
    std::optional<double> validationAccuracy = {}; ///< of the best epoch, where the recipe validates
    std::optional<double> testAccuracy = {};       ///< where the recipe validates, at the end only
    int bestEpoch = 0;                             ///< by the validation images; 0 without any
};

} // namespace model
