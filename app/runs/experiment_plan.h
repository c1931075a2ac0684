// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"
#include "model/network/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// One of the things that an experiment compares.
struct Variant {
    model::Recipe recipe;                 ///< its name is the variant's; each run has a seed of its own
    model::RunOrigin origin;              ///< of each of its runs; empty where an earlier version has begun it
    std::string about = {};               ///< a sentence on it
    std::optional<double> published = {}; ///< accuracy that somebody else has reported, a fraction
};

/// Variants × seeds, as the database stores it. A study has one variant.
struct ExperimentPlan {
    std::string name;
    std::string about;                     ///< told before it begins …
    std::string after;                     ///< … and when all is done
    std::vector<Variant> variants;         ///< with names of their own; the first is what others are compared with
    std::string seeds = "1..5";            ///< "1..5", both ends included, or one seed
    int jobs = 0;                          ///< runs trained in parallel; 0 for one per processor
    RunOptions options;                    ///< of each of its runs; `out` is a folder for the models and figures
    std::vector<std::string> teacherFiles; ///< instead of the origin's, in plans of earlier versions
    std::string search;                    ///< JSON of the "search" that finds the variants; empty for none
};

/// Parses "1..5" or "3". Throws `model::Error` for anything else and for more than 1,000 seeds.
std::vector<std::uint64_t> seedsOf(const std::string& text);

std::string experimentToJson(const ExperimentPlan& plan);
/// Also plans of studies as earlier versions stored them. Throws `model::Error` naming `source` when a recipe cannot be parsed.
ExperimentPlan experimentFromJson(const std::string& json, const std::string& source);

/// What the runs of a stored plan are made from: an origin a variant.
std::vector<model::RunOrigin> experimentOrigins(const std::string& json);

/// The variant that a run of the plan with this recipe belongs to: the only one, or that of its name; null for none.
const Variant* variantOf(const ExperimentPlan& plan, const model::Recipe& recipe);

/// Its teachers, those of every variant. Throws `model::Error`.
std::vector<model::Model> teachersOf(const ExperimentPlan& plan);

} // namespace app
