// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"
#include "model/network/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace app {

/// The request for a series of seeds, as the database stores it.
struct StudyPlan {
    model::Recipe recipe;
    std::string seeds = "1..5";            ///< "1..5", both ends included, or one seed
    int jobs = 0;                          ///< seeds trained in parallel; 0 for one per processor
    RunOptions options;                    ///< of each of its runs; `out` is a folder for the models and figures
    model::RunOrigin origin;               ///< of each of its runs; empty where an earlier version has begun it
    std::vector<std::string> teacherFiles; ///< instead of the origin's, in plans of earlier versions
};

/// Parses "1..5" or "3". Throws `model::Error` for anything else and for more than 1,000 seeds.
std::vector<std::uint64_t> seedsOf(const std::string& text);

std::string studyPlanToJson(const StudyPlan& plan);
/// Throws `model::Error` naming `source` when the recipe cannot be parsed.
StudyPlan studyPlanFromJson(const std::string& json, const std::string& source);

/// What the runs of a stored plan are made from.
model::RunOrigin studyOrigin(const std::string& json);

/// Its teachers. Throws `model::Error`.
std::vector<model::Model> teachersOf(const StudyPlan& plan);

} // namespace app
