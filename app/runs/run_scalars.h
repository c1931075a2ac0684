// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a run has measured, for programs that know steps, scalars and hyperparameters: TensorBoard, MLflow.
namespace app {

/// The scalars of a step.
struct ScalarPoint {
    std::int64_t step = 0; ///< from 0; a span of batches and an epoch have that of their last batch
    double time = 0;       ///< seconds since 1970, between the run's start and its end
    std::vector<std::pair<std::string_view, float>> scalars; ///< by their tags, "loss/train"
};
std::vector<ScalarPoint> scalarPoints(const model::RunRecord& run, const model::RunCurve& curve);

/// When it began and ended, seconds since 1970; 0 for what is no time.
std::pair<double, double> runTimes(const model::RunRecord& run);

/// Its recipe's settings, each by the name of its option; none where the recipe could not be read.
std::vector<std::pair<std::string, nlohmann::ordered_json>> hyperparameters(const model::RunRecord& run);

} // namespace app
