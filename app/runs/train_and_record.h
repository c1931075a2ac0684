// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/run_recorder.h"
#include "model/training/trainer.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// A run that is to be trained and kept.
struct RunRequest {
    model::Recipe recipe;
    RunOptions options;
    std::string study;                              ///< id of the series of seeds; empty for none
    std::vector<model::Weights> teachers;           ///< instead of the recipe's own
    std::optional<model::RunRecord> resumed;        ///< go on with this run, from its checkpoint
    double checkpointSeconds = 25;                  ///< with the time to write it, at most 30 s of training can be lost
    RunRecorder::ErrorCallback onError;             ///< what could not be kept; the training goes on
    std::function<void(const std::string&)> begins; ///< hears the run's id before the first step; empty when it is not kept
};

struct RecordedRun {
    std::string id;
    model::TrainingResult result;
    std::optional<std::filesystem::path> model; ///< the chosen one, in the run's folder
};

/// A run that diverged and was kept.
class DivergedRun : public model::Diverged {
public:
    DivergedRun(const Diverged& error, std::optional<std::filesystem::path> file) : Diverged(error), model(std::move(file)) {}
    std::optional<std::filesystem::path> model; ///< the last good weights, in the run's folder; nothing when there are none
};

/// The request that goes on with a run that has a checkpoint: its own recipe, options and number of threads. Throws
/// `model::Error` when it cannot go on.
RunRequest resumeRequest(const RunStore& store, const std::string& id);

/// The weights of several model files. Throws `model::Error`.
std::vector<model::Weights> loadWeights(const std::vector<std::string>& files);

/// Throws `model::Error` unless a run that is resumed has learned from this data set.
void checkSameData(const model::RunRecord& run, const LoadedData& data);

/// `model::train`, kept from the first step to the outcome, whatever that is. The observer's own `checkpointTaken` is not used.
/// Throws as `train` does, after the outcome was kept; `DivergedRun` for `Diverged`.
RecordedRun trainAndRecord(const RunRequest& request, const LoadedData& data, model::Learner& learner,
                           model::TrainingControl& control, const model::TrainingObserver& observer);

} // namespace app
