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
    std::string study;                          ///< id of the series of seeds; empty for none
    std::optional<model::Model> initialWeights; ///< instead of those drawn from the seed
    std::vector<model::Model> teachers;         ///< instead of the recipe's own
    std::string resumed;              ///< id of the run to go on with, by its own recipe and options; empty for a new one
    model::RunNetworks networks = {}; ///< instead of those that the recipe names: they may be others by now
    std::optional<model::RunOrigin> series = {}; ///< origin of the series: a new run must have its data; nothing for any data
    bool readTest = true;                        ///< false: as in `model::TrainingOptions`
    double checkpointSeconds = 25;               ///< with the time to write it, at most 30 s of training can be lost
};

/// `started` and `checkpointTaken` are not used.
struct RunObserver : model::TrainingObserver {
    /// Before the first step; the id is empty when the run is not kept.
    std::function<void(const model::RunRecord& run)> begun;
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

/// Resumes a run with its recipe, options and number of threads. Throws `model::Error` when it cannot go on.
RunRequest resumeRequest(const RunStore& store, const std::string& id);

/// The same run anew: its recipe, options, networks, initial weights and teachers. Throws `model::Error` when they are not known
/// or not kept.
RunRequest repeatRequest(const RunStore& store, const std::string& id);

/// What a run learns with: what the request gives, else what its recipe names, for the classes of the data. Initial weights bring
/// their own. Throws `model::Error` where there is no such network, or it cannot tell so many classes apart.
model::RunNetworks networksOf(const RunRequest& request, const LoadedData& data);

/// What a run of the recipe on that data is made from. Throws as `networksOf`.
model::RunOrigin originOf(const RunRequest& request, const LoadedData& data);

/// Throws `model::Error` with the first difference when what goes on was made from other data than these, as far as that is
/// known; `what` is "Run 20261125-003012-4f1a".
void checkSameData(const std::string& what, const std::string& dataSet, const model::RunOrigin& origin, const LoadedData& data);

/// Whether the recipe holds training images back that its initial weights or teachers have learned.
bool heldBackImagesLearned(const RunRequest& request, const LoadedData& data);

/// `model::train`, kept from the first step to the outcome, whatever that is. Throws as `makeLearner` and `networksOf`, and as
/// `train` does, after the outcome was kept; `FailedRun` for `TrainingFailed`.
RecordedRun trainAndRecord(const RunRequest& request, const LoadedData& data, model::TrainingControl& control,
                           const RunObserver& observer);

} // namespace app
