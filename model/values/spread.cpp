// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/spread.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>

namespace model {

bool beganAlike(const RunRecord& a, const RunRecord& b) {
    Recipe recipe = b.recipe;
    recipe.name = a.recipe.name;
    recipe.seed = a.recipe.seed;
    RunOptions options = b.options;
    options.dataFolder = a.options.dataFolder; // its content counts
    options.out = a.options.out;
    return recipe == a.recipe && b.kind == a.kind && b.origin == a.origin && options == a.options &&
           b.trainImages == a.trainImages && b.environment == a.environment;
}

Spread spreadOf(const std::vector<double>& results) {
    if (results.empty()) {
        return {};
    }
    const auto count = static_cast<double>(results.size());
    const auto [smallest, largest] = std::ranges::minmax(results);
    Spread spread{std::accumulate(results.begin(), results.end(), 0.0) / count, 0, smallest, largest};
    for (const double result : results) {
        spread.deviation += std::pow(result - spread.mean, 2) / std::max(count - 1, 1.0);
    }
    spread.deviation = std::sqrt(spread.deviation);
    return spread;
}

std::optional<Spread> seedSpread(const std::vector<const RunRecord*>& runs) {
    std::set<std::uint64_t> seeds;
    std::vector<double> accuracies;
    for (const RunRecord* run : runs) {
        if (!beganAlike(*runs.front(), *run) || run->outcome != RunOutcome::completed || !run->testAccuracy) {
            return std::nullopt;
        }
        seeds.insert(run->recipe.seed);
        accuracies.push_back(*run->testAccuracy);
    }
    if (seeds.size() < 2 || seeds.size() < runs.size()) {
        return std::nullopt;
    }
    return spreadOf(accuracies);
}

std::string seriesId(const RunRecord& run) {
    return run.study.empty() ? std::string() : run.study + ":" + run.recipe.name;
}

std::vector<const RunRecord*> seriesOf(const RunRecord& run, const std::vector<RunRecord>& runs) {
    std::vector<const RunRecord*> series;
    for (const RunRecord& other : runs) {
        if (!run.study.empty() && seriesId(other) == seriesId(run)) {
            series.push_back(&other);
        }
    }
    return series;
}

StudySummary summaryOf(const std::vector<const RunRecord*>& runs) {
    const auto isDone = [](const RunRecord& run) { return run.outcome == RunOutcome::completed && run.testAccuracy; };
    std::map<std::uint64_t, const RunRecord*> newest;
    for (const RunRecord* run : runs) {
        const RunRecord*& known = newest.try_emplace(run->recipe.seed, run).first->second;
        if (std::pair(isDone(*run), run->id) > std::pair(isDone(*known), known->id)) {
            known = run;
        }
    }
    StudySummary summary;
    summary.seeds = static_cast<int>(newest.size());
    std::vector<double> accuracies;
    const auto meritOf = [](const RunRecord& run) { return merit(run.validationAccuracy, run.testAccuracy); };
    for (const auto& [seed, run] : newest) {
        if (!isDone(*run)) {
            continue;
        }
        accuracies.push_back(*run->testAccuracy);
        if (summary.best == nullptr || meritOf(*run) > meritOf(*summary.best)) {
            summary.best = run;
        }
    }
    summary.done = static_cast<int>(accuracies.size());
    summary.spread = spreadOf(accuracies);
    return summary;
}

} // namespace model
