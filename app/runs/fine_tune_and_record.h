// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/train_and_record.h"
#include "model/training/fine_tune.h"

#include <filesystem>
#include <optional>

namespace app {

struct RecordedFineTuning {
    model::FineTuningResult result;
    std::optional<model::Model> model;         ///< nothing when it was stopped
    std::optional<std::filesystem::path> file; ///< the model in the run's folder; nothing when it could not be kept
};

/// `model::fineTune`, kept as a run of its own. It takes seconds and cannot go on after an interruption; `begun` is not called.
/// Throws as that does, and when the model or the drawings have classes that the data set has not.
RecordedFineTuning fineTuneAndRecord(const model::Model& model, const model::DataSet& drawings, const LoadedData& data,
                                     model::TrainingControl& control, const RunObserver& observer);

} // namespace app
