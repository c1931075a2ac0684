// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/checkpoint.h"
#include "model/values/recipe.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>

namespace model {

/// The weights that a run keeps: after the latest step and the one before, after the latest epoch, the moving average, the
/// best on validation images. Bookkeeping only: the trainer steps and measures.
class KeptWeights {
public:
    using Shared = std::shared_ptr<const Weights>; ///< null: there are none yet

    KeptWeights(const Recipe& recipe, const Weights& initial);
    void resume(const Checkpoint& from);
    void writeTo(Checkpoint& state) const;

    /// Behind one more step; `stepsBefore` were done before it.
    void add(const Weights& weights, std::int64_t stepsBefore);

    /// After the last step: `weights` is the run's result, from the average or the latest.
    void finish(const Weights& weights);
    bool finished() const { return finished_; }

    /// The latest are those after an epoch; they read the test images so, unless it is not known.
    void endEpoch(std::optional<double> testAccuracy);

    /// Keeps the latest as the best if validation images are read better with them: more accurately, or as accurately with less
    /// loss.
    void offerAsBest(double accuracy, double loss, int epoch);

    const Shared& current() const { return current_; }
    const Shared& before() const { return before_; } ///< one step earlier
    const Shared& ofEpoch() const { return epoch_; } ///< after the latest epoch
    const std::optional<double>& accuracyOfEpoch() const { return epochAccuracy_; }
    const Shared& initial() const { return initial_; }
    const Shared& best() const { return best_; }
    const Weights& average() const { return average_; }
    int bestEpoch() const { return bestEpoch_; } ///< 0 without any
    double bestAccuracy() const { return bestAccuracy_; }
    bool latestIsBest() const { return latestIsBest_; }

    /// The weights to use now: the average where the recipe averages.
    Shared latest() const;

    /// Every set of weights that the run results in, and which of them to use.
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
    std::optional<double> epochAccuracy_; ///< of the test images
    Shared lastStep_;                     ///< after the last step, before anything was averaged or recomputed
    Shared best_;
    bool latestIsBest_ = false;
    int bestEpoch_ = 0;
    double bestAccuracy_ = 0;
    double bestLoss_ = 0;
    Weights average_;
    bool finished_ = false;
};

} // namespace model
