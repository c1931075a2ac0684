// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"
#include "model/formats/model_file.h"
#include "model/training/checkpoint.h"

#include <QString>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace app {

/// How a run ended, and what it gave.
struct RunEnd {
    model::RunOutcome outcome = model::RunOutcome::completed;
    std::string reason; ///< why it failed
    model::RunProgress progress;
    std::map<model::WeightsKind, model::Model> models; ///< none when nothing was learned
    model::WeightsKind chosen = model::WeightsKind::last;
};

/// Keeps a run while it is trained: its row in the database, metrics, log, checkpoint and models. A thread of its own writes, so
/// that a slow or full disk never holds up the training; what could not be written is tried again with the next checkpoint, also
/// where the run's folder or the database was taken away meanwhile. Destroyed before its end, the run is one that was
/// interrupted.
class RunRecorder {
public:
    /// Hears what cannot be written, once until something could be written again; on any thread.
    using ErrorCallback = std::function<void(const QString& what, const QString& hint)>;

    /// A new run of so many steps, or one that goes on from a checkpoint. `run` has its id, or none for a new one. Where its
    /// folder cannot be made, `onError` hears it and nothing is kept; throws `model::Error` when another process trains the run.
    RunRecorder(model::RunRecord run, RunOptions options, std::int64_t totalSteps, ErrorCallback onError,
                std::optional<std::int64_t> resumedFrom = std::nullopt);
    ~RunRecorder();
    RunRecorder(const RunRecorder&) = delete;
    RunRecorder& operator=(const RunRecorder&) = delete;

    /// Empty when nothing is kept.
    const std::string& id() const { return run_.id; }

    // From the training thread; of teachers, checkpoints from theirs, one at a time.
    void addBatch(const model::BatchMetrics& metrics);
    void addEpoch(const model::EpochMetrics& metrics);
    void addLine(const std::string& line);
    void addCheckpoint(model::Checkpoint checkpoint, const model::RunProgress& progress);

    /// Waits until all is on the disk. Returns the chosen model's file; nothing when there is none or it could not be written,
    /// which `onError` heard.
    std::optional<std::filesystem::path> finish(RunEnd end);

private:
    struct Work {
        RunMetrics metrics;
        model::RunProgress progress;
        std::optional<model::Checkpoint> checkpoint;
        std::optional<RunEnd> end;
    };

    void write();
    void writeWork(Work& work);
    void writeModels(const RunEnd& end);
    const Database& openedDatabase();
    void closeSpan();
    void report(const QString& what, const QString& hint);

    model::RunRecord run_;
    const RunOptions options_;
    const ErrorCallback onError_;
    const std::optional<std::int64_t> resumedFrom_;
    const int spanBatches_; ///< so many batches make a span
    std::unique_ptr<RunLock> lock_;

    std::mutex mutex_; ///< of what follows
    std::condition_variable changed_;
    Work pending_;
    model::BatchSpan span_{.batches = 0}; ///< that is not full yet, with the sums
    double lossSum_ = 0;
    double accuracySum_ = 0;
    bool due_ = false;
    bool stopping_ = false;
    bool ended_ = false;
    std::optional<std::filesystem::path> model_;

    // The writer's own.
    std::unique_ptr<Database> database_;
    bool rewound_ = false;
    bool failing_ = false; ///< told that nothing can be written
    std::thread writer_;
};

} // namespace app
