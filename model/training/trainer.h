// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/learner.h"
#include "model/training/checkpoint.h"
#include "model/training/training_control.h"
#include "model/values/data_set.h"
#include "model/values/error.h"
#include "model/values/recipe.h"
#include "model/values/run_record.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace model {

/// What a run reports, on the training thread. Each may be empty.
struct TrainingObserver {
    /// The recipe fits the data, and nothing is learned yet: the images to learn from, and the steps of all epochs.
    std::function<void(int images, std::int64_t steps)> started;
    /// The share of the teachers' training that is done, before the network's own begins, and an estimate of what is left of it.
    std::function<void(double share, double secondsLeft)> teachersProgressed;
    std::function<void(const BatchMetrics&)> batchFinished;
    /// `measured` is of the test images, or of those that the recipe holds back.
    std::function<void(const EpochMetrics&, const Evaluation& measured)> epochFinished;
    /// The latest weights and the progress that led to them, at most every 50 ms and after each epoch: an immutable snapshot. Its
    /// figures were measured with these weights.
    std::function<void(std::shared_ptr<const Weights>, const RunProgress&)> weightsChanged;
    /// Resume points: before the first step, after each epoch but the last, every `checkpointSeconds` (of
    /// teachers, on their threads, one call at a time), and when it is stopped. The test accuracy is that of the weights after
    /// the latest epoch, the best epoch's what the validation images say.
    std::function<void(Checkpoint, const RunProgress&)> checkpointTaken;
};

struct TrainingOptions {
    std::optional<std::int64_t> maxSteps;      ///< end (completed) after this many steps
    std::optional<int> trainImages;            ///< use only the first N training images
    ArchitecturePointer teacherNetwork = {};   ///< the recipe's `distillation.network`; null: the learner's own
    std::vector<Weights> teachers;             ///< to learn from instead of the recipe's own, which are then not trained
    double checkpointSeconds = 30;             ///< between two checkpoints at most
    std::shared_ptr<const Checkpoint> resumed; ///< go on from here, whatever the learner's weights
    bool readTest = true;                      ///< false: held-back images measure alone, where the recipe holds some back
};

/// A recipe that validates learns without so many of the last training images.
inline constexpr int kValidationImages = 10000;

enum class TrainingEnd { completed, stopped };

struct TrainingResult {
    TrainingEnd end = TrainingEnd::completed;
    std::shared_ptr<const Weights> weights; ///< those to use: all.at(kind)
    WeightsKind kind = WeightsKind::last;
    std::map<WeightsKind, std::shared_ptr<const Weights>> all; ///< every set of weights the run has to give
    std::optional<Evaluation> test; ///< of `weights`; nothing of the first ones, and where the program is ending
    RunProgress progress;           ///< no steps when it was stopped before the first
};

/// Training could not go on. Keeps what the network had learned by then, never a teacher's weights.
class TrainingFailed : public Error {
public:
    TrainingFailed(const Error& error, std::shared_ptr<const Weights> lastGood, const RunProgress& learned)
        : Error(error), weights(std::move(lastGood)), progress(learned) {}
    std::shared_ptr<const Weights> weights;
    RunProgress progress; ///< that led to `weights`, measured with them; no steps: they are those that training began with
};

/// A loss stopped being a finite number. `weights` are the last ones that gave a finite loss.
class Diverged : public TrainingFailed {
    using TrainingFailed::TrainingFailed;
};

/// How many of the set's first images are trained on.
int usedImages(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet);

/// The last `kValidationImages` images of a training set, but for those with the pixels of an earlier one. Throws `Error` when it
/// has no more than that, or when none is left.
DataSet validationImages(const DataSet& trainSet);

/// Throws `Error` unless the recipe is valid and its batches fit the training images.
void checkFits(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet);

/// Trains the learner's network by the recipe. Deterministic: the same recipe, data and learner give the same weights, and so
/// does a run that was resumed from any of its checkpoints. The test images never choose anything; where the recipe validates,
/// they are read once, at the end. Throws as `checkFits`; later `Diverged` when the loss is not finite, and `TrainingFailed` for
/// everything else.
TrainingResult train(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet,
                     Learner& learner, TrainingControl& control, const TrainingObserver& observer);

} // namespace model
