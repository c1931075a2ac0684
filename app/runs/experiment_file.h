// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/experiment_plan.h"
#include "model/values/random.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// Experiments as their user writes them down: app/commands/EXPERIMENTS.md. Errors name the file, the key and what would do.
namespace app {

/// The experiment that comes along by that name, or the one in that file; `shortForm`: with what it says under "short". A network
/// that the file itself describes or changes is in its variant's origin, for so many classes; the other origins are empty. A
/// search has no variants yet, and its base in `ExperimentPlan::search`. Throws `model::Error`.
ExperimentPlan readExperiment(const std::string& nameOrFile, bool shortForm, int classes);

/// The file that is read as this plan, of variants of `base`: each with what it changes of that.
std::string experimentFile(const ExperimentPlan& plan, const model::Recipe& base);

/// Successive halving: so many configurations learn for `firstEpochs`; of those that a rung ranks, the best `1 / keepOneOf` go on
/// to as many times the epochs, until the last rung.
struct Search {
    std::string source;
    nlohmann::ordered_json base; ///< a recipe
    nlohmann::ordered_json over; ///< what is drawn, by setting
    int configurations = 27;
    int keepOneOf = 3;
    int firstEpochs = 1;
    int rungs = 0; ///< 0: until one is left
    std::uint64_t seed = 1;
};

/// Throws `model::Error` naming `source`.
Search searchFromJson(const std::string& json, const std::string& source);

/// The configuration of that number, the same for the same search.
Variant drawn(const Search& search, int number, int classes);

} // namespace app
