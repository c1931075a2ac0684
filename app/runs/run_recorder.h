// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"
#include "app/storage/opened_database.h"
#include "model/formats/model_file.h"
#include "model/training/checkpoint.h"

#include <QString>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>

namespace app {

/// How a run ended, and what it gave.
struct RunEnd : RunEnding {
    std::map<model::WeightsKind, model::Model> models = {}; ///< none when nothing was learned
    model::WeightsKind chosen = model::WeightsKind::last;
};

/// Where a run goes on: locked before its record and its checkpoint were read.
struct ResumePoint {
    std::unique_ptr<RunLock> lock;
    std::int64_t steps = 0; ///< done
};

/// Writes a run while it is trained: its row in the database, metrics, log, checkpoint and models. It writes on a thread of its
/// own, so that a slow or full disk never delays the training. What could not be written is tried again with the next checkpoint,
/// also where the run's folder or the database was removed meanwhile; an ending that finds the database locked stays in the run's
/// folder. When the recorder is destroyed before `finish`, the run is
/// "interrupted".
class RunRecorder {
public:
    /// Called on any thread when something cannot be written, then not again until something could be written.
    using ErrorCallback = std::function<void(const QString& what, const QString& hint)>;

    /// A new run of `totalSteps` steps, or one that goes on; `run.id` is empty for a new one, which keeps `weights`, those that
    /// its origin names. Where its folder cannot be made, `onError` is called and nothing is written.
    RunRecorder(model::RunRecord run, std::int64_t totalSteps, ErrorCallback onError, std::vector<model::Model> weights = {},
                std::optional<ResumePoint> resumed = std::nullopt);
    ~RunRecorder();
    RunRecorder(const RunRecorder&) = delete;
    RunRecorder& operator=(const RunRecorder&) = delete;

    /// Empty when nothing is written.
    const std::string& id() const { return run_.id; }

    // From the training thread; of teachers, checkpoints from theirs, one at a time.
    void addBatch(const model::BatchMetrics& metrics);
    void addEpoch(const model::EpochMetrics& metrics);
    void addLine(const std::string& line);
    void addCheckpoint(model::Checkpoint checkpoint, const model::RunProgress& progress);

    /// Waits until all is on the disk. Returns the chosen model's file; nothing when there is none or, after `onError`, when it
    /// could not be written.
    std::optional<std::filesystem::path> finish(RunEnd end);

private:
    struct Work {
        RunMetrics metrics;
        model::RunProgress progress;
        std::optional<model::Checkpoint> checkpoint;
        std::optional<RunEnd> end;
    };

    bool write();
    void writeWork(Work& work);
    void writeEnd(RunEnd& end);
    void addRun(const OpenedDatabase& opened);
    void closeSpan();

    model::RunRecord run_;
    const ErrorCallback onError_;
    const std::vector<model::Model> weights_;
    const std::optional<std::int64_t> resumedFrom_;
    const int spanBatches_; ///< so many batches make a span
    std::unique_ptr<RunLock> lock_;

    std::mutex mutex_; ///< of what follows
    Work pending_;
    model::BatchSpan span_{.batches = 0}; ///< that is not full yet, with the sums
    double lossSum_ = 0;
    double accuracySum_ = 0;
    double accuracySquares_ = 0;

    std::binary_semaphore ended_{0};

    // The writing thread's own; `model_` is read once it is done.
    DatabaseConnection connection_;
    std::optional<std::filesystem::path> model_;
    bool rewound_ = false;
    bool failing_ = false; ///< it was reported that nothing can be written
    QThreadPool writer_;
};

} // namespace app
