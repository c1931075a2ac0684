// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/data_set.h"
#include "model/error.h"
#include "model/nn/learner.h"
#include "model/recipe.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace model {

/// Pause and stop, asked for from any thread while another one trains. Both are heard between two batches.
class TrainingControl {
public:
    void stop();
    void setPaused(bool paused);
    bool stopRequested() const { return stop_; }

    /// Called by the training threads between batches: sleeps while paused.
    void waitWhilePaused();
    /// Training threads that sleep now: several when teachers learn side by side.
    int sleepers() const;
    /// Seconds during which at least one of them slept, up to now.
    double sleptSeconds() const;

private:
    using Clock = std::chrono::steady_clock;

    std::atomic<bool> stop_ = false;
    std::atomic<bool> paused_ = false;
    mutable std::mutex mutex_; ///< of what follows
    std::condition_variable changed_;
    int sleepers_ = 0;
    Clock::time_point asleepSince_; ///< while there are any
    Clock::duration slept_{};       ///< before
};

/// What a run reports, on the training thread. Each may be empty.
struct TrainingObserver {
    /// The share of the teachers' training that is done, before the network's own begins.
    std::function<void(double)> teachersProgressed;
    std::function<void(const BatchMetrics&)> batchFinished;
    std::function<void(const EpochMetrics&, const Evaluation& test)> epochFinished;
    /// The latest weights, at most every 50 ms and after each epoch: an immutable snapshot for who reads drawings meanwhile.
    std::function<void(std::shared_ptr<const Weights>, int epoch)> weightsChanged;
};

struct TrainingOptions {
    std::optional<std::int64_t> maxSteps; ///< end (completed) after this many steps
    std::optional<int> trainImages;       ///< use only the first N training images
    std::vector<Weights> teachers;        ///< to learn from instead of the recipe's own, which are then not trained
};

enum class TrainingEnd { completed, stopped };

struct TrainingResult {
    TrainingEnd end = TrainingEnd::completed;
    std::shared_ptr<const Weights> weights;
    std::optional<Evaluation> test; ///< the last one of the run
    int epochs = 0;                 ///< finished
    std::int64_t steps = 0;         ///< 0 when it was stopped before the first: nothing was learned
    double trainAccuracy = 0;       ///< of the last finished epoch
    double seconds = 0;             ///< without pauses, its teachers' among them
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
int usedImages(const TrainingOptions& options, const DataSet& trainSet);

/// Throws `Error` unless the recipe is valid and its batches fit the training images.
void checkFits(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet);

/// Trains the learner's network by the recipe. Deterministic: the same recipe, data and learner give the same weights.
/// Throws as `checkFits`, `Diverged` when the loss is not finite, and a plain `Error` when a teacher's is not.
TrainingResult train(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet,
                     Learner& learner, TrainingControl& control, const TrainingObserver& observer);

} // namespace model
