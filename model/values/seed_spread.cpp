// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/seed_spread.h"

#include <cstdint>
#include <set>

namespace model {
namespace {

/// What was to be computed and with what, apart from chance and names.
bool beganAlike(const RunRecord& a, const RunRecord& b) {
    Recipe recipe = b.recipe;
    recipe.name = a.recipe.name;
    recipe.seed = a.recipe.seed;
    return recipe == a.recipe && b.kind == a.kind && b.dataSetHash == a.dataSetHash && b.trainImages == a.trainImages &&
           b.environment == a.environment;
}

} // namespace

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

} // namespace model
