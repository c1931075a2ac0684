// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/checkpoint.h"
#include "model/values/recipe.h"

#include <cstdint>
#include <map>
#include <memory>

namespace model {

/// The weights that a run keeps: behind the latest step and the one before, behind the latest epoch, the moving average, the
/// best on validation images. Bookkeeping alone: who steps and who measures is the trainer.
class KeptWeights {
public:
    using Shared = std::shared_ptr<const Weights>; ///< null: there are none yet

    KeptWeights(const Recipe& recipe, const Weights& initial);
    void resume(const Checkpoint& from);
    void writeTo(Checkpoint& state) const;

    /// Behind one more step; `stepsBefore` were done before it.
    void add(const Weights& weights, std::int64_t stepsBefore);

    /// No step will follow: `weights` is what the run gives, made of the average or the latest.
    void finish(const Weights& weights);
    bool finished() const { return finished_; }

    /// The latest are those behind an epoch.
    void endEpoch() { epoch_ = latest(); }

    /// Keeps the latest as the best if validation images are read better with them: more accurately, or as accurately with less
    /// loss.
    void offerAsBest(double accuracy, double loss, int epoch);

    const Shared& current() const { return current_; }
    const Shared& before() const { return before_; } ///< one step earlier
    const Shared& ofEpoch() const { return epoch_; } ///< behind the latest epoch
    const Shared& initial() const { return initial_; }
    const Shared& best() const { return best_; }
    const Weights& average() const { return average_; }
    int bestEpoch() const { return bestEpoch_; } ///< 0 without any
    double bestAccuracy() const { return bestAccuracy_; }

    /// Those to use now: the averaged ones where the recipe asks for them.
    Shared latest() const;

    /// Every set of weights the run has to give, and which of them is to be used.
    std::map<WeightsKind, Shared> all() const;
    WeightsKind chosen() const;

private:
    bool averages() const { return decay_ > 0; }
    void addToAverage(std::int64_t stepsBefore);

    double decay_; ///< of the moving average; 0: none
    Shared current_;
    Shared initial_;
    Shared before_;
    Shared epoch_;
    Shared lastStep_; ///< behind the last step, before anything was averaged or recomputed
    Shared best_;
    int bestEpoch_ = 0;
    double bestAccuracy_ = 0;
    double bestLoss_ = 0;
    Weights average_;
    bool finished_ = false;
};

} // namespace model
