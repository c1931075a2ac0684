// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/experiment_plan.h"
#include "app/runs/train_and_record.h"

#include <memory>
#include <string>
#include <vector>

namespace app {

/// An experiment that is kept and may begin.
struct BegunExperiment {
    std::string id;
    ExperimentPlan plan;          ///< with its variants' origins
    std::vector<RunRequest> runs; ///< variant by variant
    double seconds = 0;           ///< that all of them take on this machine; 0 where that is not known
    std::shared_ptr<const RunLock> lock;
};

/// Reads one that comes along or lies in a file and keeps its plan, for runs one after the other. Throws `model::Error`, also for
/// a search.
BegunExperiment beginExperiment(const RunStore& store, const std::string& nameOrFile, bool shortForm, const LoadedData& data);

} // namespace app
