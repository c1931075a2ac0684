// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/learner.h"
#include "model/training/checkpoint.h"
#include "model/training/training_control.h"
#include "model/values/data_set.h"
#include "model/values/error.h"
#include "model/values/recipe.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace model {

/// What a run reports, on the training thread. Each may be empty.
struct TrainingObserver {
    /// The share of the teachers' training that is done, before the network's own begins, and an estimate of what is left of it.
    std::function<void(double share, double secondsLeft)> teachersProgressed;
    std::function<void(const BatchMetrics&)> batchFinished;
    /// `measured` is of the test images, or of those that the recipe holds back.
    std::function<void(const EpochMetrics&, const Evaluation& measured)> epochFinished;
    /// The latest weights, at most every 50 ms and after each epoch: an immutable snapshot for who reads drawings meanwhile.
    std::function<void(std::shared_ptr<const Weights>, int epoch)> weightsChanged;
    /// What the run could go on from: before the first step, after each epoch but the last, every `checkpointSeconds` (of
    /// teachers, on their threads, one call at a time), and when it is stopped.
    std::function<void(Checkpoint)> checkpointTaken;
};

struct TrainingOptions {
    std::optional<std::int64_t> maxSteps;      ///< end (completed) after this many steps
    std::optional<int> trainImages;            ///< use only the first N training images
    std::vector<Weights> teachers;             ///< to learn from instead of the recipe's own, which are then not trained
    double checkpointSeconds = 30;             ///< between two checkpoints at most
    std::shared_ptr<const Checkpoint> resumed; ///< go on from here: the learner's own weights are then of no account
};

/// A recipe that validates learns without so many of the last training images.
inline constexpr int kValidationImages = 10000;

enum class TrainingEnd { completed, stopped };

struct TrainingResult {
    TrainingEnd end = TrainingEnd::completed;
    std::shared_ptr<const Weights> weights; ///< those to use: all.at(kind)
    WeightsKind kind = WeightsKind::last;
    std::map<WeightsKind, std::shared_ptr<const Weights>> all; ///< every set of weights the run has to give
    std::optional<Evaluation> test;           ///< the last one of the run; of `weights` where the recipe validates
    std::optional<double> validationAccuracy; ///< of the best epoch, a fraction; where the recipe validates
    int bestEpoch = 0;                        ///< by the validation images; 0 without any
    int epochs = 0;                           ///< finished
    std::int64_t steps = 0;                   ///< 0 when it was stopped before the first: nothing was learned
    double trainAccuracy = 0;                 ///< of the last finished epoch
    double seconds = 0;                       ///< without pauses, its teachers' among them
};

/// A loss stopped being a finite number. `weights` are the last ones that gave a finite loss, the network's own and never a
/// teacher's.
class Diverged : public Error {
public:
    /// `step` counts from 0; `learnedSteps` led to `weights`.
    Diverged(std::int64_t step, double learningRate, std::shared_ptr<const Weights> weights, std::int64_t learnedSteps);
    std::shared_ptr<const Weights> weights;
    std::int64_t learnedSteps; ///< 0: they are those that training began with
};

/// How many of the set's first images are trained on.
int usedImages(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet);

/// The last `kValidationImages` images of a training set. Throws `Error` when it has no more than that.
DataSet validationImages(const DataSet& trainSet);

/// Throws `Error` unless the recipe is valid and its batches fit the training images.
void checkFits(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet);

/// Trains the learner's network by the recipe. Deterministic: the same recipe, data and learner give the same weights, and so
/// does a run that was resumed from any of its checkpoints. The test images never choose anything; where the recipe validates,
/// they are read once, at the end. Throws as `checkFits`, `Diverged` when the loss is not finite, and a plain `Error` when a
/// teacher's is not.
TrainingResult train(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet,
                     Learner& learner, TrainingControl& control, const TrainingObserver& observer);

} // namespace model
