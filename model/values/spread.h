// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// Mean and spread of several results.
struct Spread {
    double mean = 0;
    double deviation = 0; ///< standard deviation of the sample (n − 1); 0 for one
    double smallest = 0;
    double largest = 0;
    bool operator==(const Spread&) const = default;
};

/// All zero for no results.
Spread spreadOf(const std::vector<double>& results);

/// Whether they differ in nothing but their seeds, names and folders: same recipe, origin, options and environment.
bool beganAlike(const RunRecord& a, const RunRecord& b);

/// The spread of the test accuracies of two or more completed runs that differ in nothing but their seeds (and names): same
/// recipe, data and environment. Nothing for any other runs.
std::optional<Spread> seedSpread(const std::vector<const RunRecord*>& runs);

/// What decides between the seeds of a series: the validation accuracy where there is one, else the test accuracy. Fractions.
inline double merit(const std::optional<double>& validation, const std::optional<double>& test) {
    return validation.value_or(test.value_or(0));
}

/// What a series of seeds has come to. Of several attempts at a seed the newest that is done counts, or the newest.
struct StudySummary {
    int seeds = 0;                   ///< that were begun
    int done = 0;                    ///< completed and tested
    Spread spread;                   ///< of their test accuracies
    const RunRecord* best = nullptr; ///< of those done, by `merit`; null without any
    bool operator==(const StudySummary&) const = default;
};

/// What the seeds of one recipe in a study share: a study may have variants. Empty for a run that belongs to none.
std::string seriesId(const RunRecord& run);

/// Those of `runs` that belong to one series with `run`; none when it belongs to none.
std::vector<const RunRecord*> seriesOf(const RunRecord& run, const std::vector<RunRecord>& runs);

/// Of the runs of one series, in any order.
StudySummary summaryOf(const std::vector<const RunRecord*>& runs);

} // namespace model
