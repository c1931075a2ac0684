// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace app {

/// What a series of seeds was asked for, as the database keeps it.
struct StudyPlan {
    model::Recipe recipe;
    std::string seeds = "1..5";        ///< "1..5", both ends included, or one seed
    int jobs = 0;                      ///< seeds trained side by side; 0 for every processor
    RunOptions options;                ///< of each of its runs; `out` is a folder for the models and figures
    std::vector<std::string> teachers; ///< model files
};

/// "1..5", or "3". Throws `model::Error` when these are no seeds, or more than 1,000.
std::vector<std::uint64_t> seedsOf(const std::string& text);

std::string studyPlanToJson(const StudyPlan& plan);
/// Throws `model::Error` with `source` when it is none.
StudyPlan studyPlanFromJson(const std::string& json, const std::string& source);

} // namespace app
