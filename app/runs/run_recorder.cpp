// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_recorder.h"

#include "app/report_errors.h"
#include "app/storage/opened_database.h"
#include "model/formats/checkpoint_file.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

/// A run's curve has about so many points, however long it is.
constexpr std::int64_t kMaxSpans = 1024;

template <class Value> void prepend(std::vector<Value>& later, std::vector<Value>&& earlier) {
    earlier.insert(earlier.end(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
    later = std::move(earlier);
}

} // namespace

RunRecorder::RunRecorder(model::RunRecord run, RunOptions options, std::int64_t totalSteps, ErrorCallback onError,
                         std::optional<std::int64_t> resumedFrom)
    : run_(std::move(run)), options_(std::move(options)), onError_(std::move(onError)), resumedFrom_(resumedFrom),
      spanBatches_(static_cast<int>((totalSteps + kMaxSpans - 1) / kMaxSpans)) {
    if (run_.id.empty()) {
        run_.id = newRunId();
    }
    if (resumedFrom_) {
        lock_ = std::make_unique<RunLock>(run_.id);
    } else {
        reportErrors([&] { lock_ = std::make_unique<RunLock>(run_.id); },
                     [&](const QString& what, const QString& hint) {
                         run_.id.clear();
                         onError_(what + " The run goes on without being kept.", hint);
                     });
    }
    if (lock_) {
        writer_ = std::thread([this] { write(); });
    }
}

RunRecorder::~RunRecorder() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    if (writer_.joinable()) {
        writer_.join();
    }
}

void RunRecorder::addBatch(const model::BatchMetrics& metrics) {
    const std::lock_guard lock(mutex_);
    if (span_.batches == 0) {
        span_.firstStep = metrics.step;
        span_.leastLoss = span_.greatestLoss = metrics.loss;
        span_.leastAccuracy = span_.greatestAccuracy = metrics.accuracy;
    }
    ++span_.batches;
    span_.epochsDone = metrics.epochsDone;
    lossSum_ += static_cast<double>(metrics.loss);
    accuracySum_ += static_cast<double>(metrics.accuracy);
    span_.leastLoss = std::min(span_.leastLoss, metrics.loss);
    span_.greatestLoss = std::max(span_.greatestLoss, metrics.loss);
    span_.leastAccuracy = std::min(span_.leastAccuracy, metrics.accuracy);
    span_.greatestAccuracy = std::max(span_.greatestAccuracy, metrics.accuracy);
    if (span_.batches >= spanBatches_) {
        closeSpan();
    }
}

void RunRecorder::closeSpan() {
    if (span_.batches > 0) {
        span_.loss = static_cast<float>(lossSum_ / span_.batches);
        span_.accuracy = static_cast<float>(accuracySum_ / span_.batches);
        pending_.metrics.batches.push_back(span_);
    }
    span_.batches = 0;
    lossSum_ = 0;
    accuracySum_ = 0;
}

void RunRecorder::addEpoch(const model::EpochMetrics& metrics) {
    const std::lock_guard lock(mutex_);
    pending_.metrics.epochs.push_back(metrics);
}

void RunRecorder::addLine(const std::string& line) {
    const std::lock_guard lock(mutex_);
    pending_.metrics.log.push_back(line);
}

void RunRecorder::addCheckpoint(model::Checkpoint checkpoint, const model::RunProgress& progress) {
    {
        const std::lock_guard lock(mutex_);
        closeSpan(); // what is resumed from here has all metrics up to here
        pending_.checkpoint = std::move(checkpoint);
        pending_.progress = progress;
        due_ = true;
    }
    changed_.notify_all();
}

std::optional<fs::path> RunRecorder::finish(RunEnd end) {
    std::unique_lock lock(mutex_);
    if (!lock_) {
        return std::nullopt;
    }
    closeSpan();
    pending_.progress = end.progress;
    pending_.end = std::move(end);
    due_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return ended_; });
    return model_;
}

void RunRecorder::write() {
    std::unique_lock lock(mutex_);
    while (!ended_) {
        changed_.wait(lock, [this] { return due_ || stopping_; });
        if (!due_) {
            break;
        }
        due_ = false;
        Work work = std::exchange(pending_, {});
        lock.unlock();
        bool written = false;
        reportErrors(
            [&] {
                writeWork(work);
                written = true;
                failing_ = false;
            },
            [&](const QString& what, const QString& hint) {
                database_.reset(); // opened anew, and restored, when it is needed next
                report(what, hint);
            });
        lock.lock();
        if (!written) { // with the next checkpoint
            prepend(pending_.metrics.batches, std::move(work.metrics.batches));
            prepend(pending_.metrics.epochs, std::move(work.metrics.epochs));
            prepend(pending_.metrics.log, std::move(work.metrics.log));
        }
        ended_ = work.end.has_value();
    }
    changed_.notify_all();
    lock.unlock();
    if (database_) {
        reportErrors([this] { backUp(*database_); }, [](const QString&, const QString&) {}); // the window's next start tells
    }
    database_.reset(); // on the thread that opened it
}

void RunRecorder::report(const QString& what, const QString& hint) {
    if (!failing_) {
        failing_ = true;
        onError_(what, hint);
    }
}

/// The chosen one first: where there is room for no more, it is there.
void RunRecorder::writeModels(const RunEnd& end) {
    const auto save = [&](model::WeightsKind kind, const model::Model& model) {
        const fs::path path = runFolder(run_.id) / (std::string(model::weightsKindName(kind)) + ".safetensors");
        model::saveModel(path, model);
        return path;
    };
    if (const auto chosen = end.models.find(end.chosen); chosen != end.models.end()) {
        const fs::path path = save(chosen->first, chosen->second);
        const std::lock_guard lock(mutex_);
        model_ = path;
    }
    for (const auto& [kind, model] : end.models) {
        if (kind != end.chosen) {
            save(kind, model);
        }
    }
}

/// With the run in it, also where another file lies at its place by now.
const Database& RunRecorder::openedDatabase() {
    if (database_ && database_->replaced()) { // restored by another process, or moved by the user
        database_.reset();
    }
    if (!database_) {
        OpenedDatabase opened = openDatabase(databasePath());
        if (!opened.notice.isEmpty()) {
            onError_(opened.notice, {});
        }
        const RunStore store(*opened.database);
        store.begin(run_, options_);
        if (resumedFrom_ && !rewound_) {
            store.rewind(run_.id, *resumedFrom_);
            rewound_ = true;
        }
        database_ = std::move(opened.database);
    }
    return *database_;
}

/// The order matters: metrics before the checkpoint that stands behind them, models before the row that names them. Models can be
/// written where the database cannot, and metrics where the run's folder cannot.
void RunRecorder::writeWork(Work& work) {
    std::exception_ptr noModels;
    if (work.end) {
        try {
            lock_->renew();
            writeModels(*work.end);
        } catch (...) {
            noModels = std::current_exception();
        }
    }
    const RunStore store(openedDatabase());
    store.append(run_.id, work.metrics, work.progress);
    work.metrics = {};
    if (noModels) { // the run has not ended then: it can go on from its checkpoint
        std::rethrow_exception(noModels);
    }
    if (work.checkpoint) {
        lock_->renew();
        model::saveCheckpoint(checkpointPath(run_.id), *work.checkpoint);
    }
    if (work.end) {
        const std::string file = model_ ? model_->filename().string() : std::string();
        store.end(run_.id, work.end->outcome, work.end->reason, file, work.end->progress);
        if (work.end->outcome == model::RunOutcome::completed) {
            std::error_code left; // the next start of the window removes it
            fs::remove(checkpointPath(run_.id), left);
        }
    }
}

} // namespace app
