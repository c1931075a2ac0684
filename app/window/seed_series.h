// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/train_and_record.h"

#include <QString>

#include <vector>

namespace app {

/// Runs of one recipe one after the other, with another seed each; a single run is a series of one.
class SeedSeries {
public:
    /// So many runs, with the first one's seed and those that follow it.
    explicit SeedSeries(const RunRequest& first = {}, int runs = 1);
    /// What is left of a series, at least one run, and the test accuracies (fractions) of its runs that are done.
    SeedSeries(std::vector<RunRequest> left, std::vector<double> done);

    bool isRepeated() const { return runs_ > 1; }

    /// The run at hand.
    const RunRequest& request() const { return left_.front(); }
    const model::Recipe& recipe() const { return request().recipe; }

    /// Notes that a run is done, with its test accuracy (a fraction), and goes on to the next; false when it was the last.
    bool finishRun(double accuracy);

    bool isComplete() const { return finished() == runs_; }

    /// Runs that are done.
    int finished() const { return static_cast<int>(accuracies_.size()); }

    /// "Seed 2 of 5" for the run at hand, nothing for a single one.
    QString place() const;

    /// "5 seeds: mean 99.51 % ± 0.05 (99.43 … 99.57)" over what is done: the mean, the sample's standard deviation and the range.
    QString summary() const;

private:
    std::vector<RunRequest> left_; ///< never empty: the last one stays
    std::vector<double> accuracies_;
    int runs_;
};

} // namespace app
