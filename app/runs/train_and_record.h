// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/run_recorder.h"
#include "model/training/trainer.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// A run to train and keep.
struct RunRequest {
    model::Recipe recipe;
    RunOptions options;
    std::string study;                       ///< id of the series of seeds; empty for none
    std::vector<model::Weights> teachers;    ///< instead of the recipe's own
    std::optional<model::RunRecord> resumed; ///< go on with this run, from its checkpoint
    double checkpointSeconds = 25;           ///< with the time to write it, at most 30 s of training can be lost
};

/// `started` and `checkpointTaken` are not used.
struct RunObserver : model::TrainingObserver {
    /// Before the first step: the run's id, empty when it is not kept, and the number of images to learn from.
    std::function<void(const std::string& id, int images)> begun;
    /// What could not be kept; the training goes on.
    RunRecorder::ErrorCallback onError;
};

struct RecordedRun {
    std::string id;
    model::TrainingResult result;
    std::shared_ptr<const model::Model> model; ///< null when nothing was learned
    std::optional<std::filesystem::path> file; ///< of `model`, in the run's folder; nothing when it could not be written
};

/// A run that failed and was kept.
class FailedRun : public model::Error {
public:
    explicit FailedRun(const Error& error) : Error(error) {}
    bool diverged = false;
    std::shared_ptr<const model::Model> model; ///< the last good weights; null when nothing was learned
    std::optional<std::filesystem::path> file; ///< of `model` where it diverged, in the run's folder
};

/// Resumes a run from its checkpoint, with its recipe, options and number of threads. Throws `model::Error` when it cannot go on.
RunRequest resumeRequest(const RunStore& store, const std::string& id);

/// The weights of several model files. Throws `model::Error`.
std::vector<model::Weights> loadWeights(const std::vector<std::string>& files);

/// `model::train`, kept from the first step to the outcome, whatever that is. Throws as `train` does, after the outcome was kept;
/// `FailedRun` for `TrainingFailed`.
RecordedRun trainAndRecord(const RunRequest& request, const LoadedData& data, model::Learner& learner,
                           model::TrainingControl& control, const RunObserver& observer);

} // namespace app
