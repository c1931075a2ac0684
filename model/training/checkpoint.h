// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/learner.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace model {

/// The state of a run between two steps, from which it resumes with the same bits. No random state is in it: order of images,
/// augmentation and dropout are drawn from the seed, the epoch and the step.
struct Checkpoint {
    std::int64_t steps = 0; ///< done
    bool finished = false;  ///< of a teacher: `weights` are what it teaches with, the rest is empty
    Weights weights;        ///< after the latest step; empty for a teacher that has not begun
    Weights weightsBefore;  ///< one step earlier, the last known to be good; empty before the second step
    Weights epochWeights;   ///< after the latest epoch; empty before its end
    Weights average;        ///< the moving average; empty without weight averaging
    OptimiserState optimiser;

    Weights best;      ///< those that read the validation images best so far; empty without any
    int bestEpoch = 0; ///< 0 without any
    double bestAccuracy = 0;
    double bestLoss = 0;

    int epochs = 0;           ///< finished
    double trainAccuracy = 0; ///< of the latest finished epoch
    std::optional<double>
        testAccuracy;           ///< of `epochWeights`; nothing where they were not measured, and in files of former versions
    int epochImages = 0;        ///< of the present epoch, so far
    int epochCorrect = 0;       ///< …
    double epochLoss = 0;       ///< sum over its images, nats
    double seconds = 0;         ///< of training, without pauses
    double epochSeconds = 0;    ///< of them in the present epoch
    double teachingSeconds = 0; ///< of them before the first step

    std::vector<Checkpoint> teachers; ///< of a distillation: a finished one is all that is needed once each has ended
};

/// A teacher that has learned.
inline Checkpoint finishedTeacher(const Weights& weights) {
    Checkpoint teacher;
    teacher.finished = true;
    teacher.weights = weights;
    return teacher;
}

} // namespace model
