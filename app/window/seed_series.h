// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recipe.h"

#include <QString>

#include <vector>

namespace app {

/// Runs of one recipe one after the other, with seeds that follow one another; a single run is a series of one.
class SeedSeries {
public:
    SeedSeries() = default;
    /// `recipe` with the seed of the run at hand, before which some of the series may be done: their test accuracies, fractions.
    SeedSeries(model::Recipe recipe, int runs, std::vector<double> done = {})
        : recipe_(std::move(recipe)), runs_(runs), accuracies_(std::move(done)) {}

    bool isRepeated() const { return runs_ > 1; }

    /// Of the run at hand.
    const model::Recipe& recipe() const { return recipe_; }

    /// Notes that a run is done, with its test accuracy (a fraction), and goes on to the next; false when it was the last.
    bool finishRun(double accuracy);

    /// Runs that are done.
    int finished() const { return static_cast<int>(accuracies_.size()); }

    /// "Seed 2 of 5" for the run at hand, nothing for a single one.
    QString place() const;

    /// "5 seeds: mean 99.51 % ± 0.05 (99.43 … 99.57)" over what is done: the mean, the sample's standard deviation and the range.
    QString summary() const;

private:
    model::Recipe recipe_;
    int runs_ = 1;
    std::vector<double> accuracies_;
};

} // namespace app
