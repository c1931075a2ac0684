// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_recorder.h"

#include "app/report_errors.h"
#include "app/runs/weights_store.h"
#include "model/formats/checkpoint_file.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <iterator>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

/// The curve of a long run is thinned to about this many points.
constexpr std::int64_t kMaxSpans = 1024;

template <class Value> void prepend(std::vector<Value>& later, std::vector<Value>&& earlier) {
    earlier.insert(earlier.end(), std::make_move_iterator(later.begin()), std::make_move_iterator(later.end()));
    later = std::move(earlier);
}

} // namespace

RunRecorder::RunRecorder(model::RunRecord run, std::int64_t totalSteps, ErrorCallback onError, std::vector<model::Model> weights,
                         std::optional<ResumePoint> resumed)
    : run_(std::move(run)), onError_(std::move(onError)), weights_(std::move(weights)),
      resumedFrom_(resumed ? std::optional(resumed->steps) : std::nullopt),
      spanBatches_(static_cast<int>((totalSteps + kMaxSpans - 1) / kMaxSpans)),
      connection_(databasePath(), [this](const OpenedDatabase& opened) { addRun(opened); }) {
    writer_.setMaxThreadCount(1);
    writer_.setExpiryTimeout(-1); // a connection to a database belongs to one thread
    if (resumed) {
        lock_ = std::move(resumed->lock);
        return;
    }
    run_.id = newRunId();
    reportErrors([&] { lock_ = std::make_unique<RunLock>(run_.id); },
                 [&](const QString& what, const QString& hint) {
                     run_.id.clear();
                     onError_(what + " The run goes on without being kept.", hint);
                 });
}

RunRecorder::~RunRecorder() {
    writer_.start([this] {
        if (const Database* database = connection_.current()) {
            reportErrors([&] { backUp(*database); }, [](const QString&, const QString&) {}); // the window's next start reports it
        }
        connection_.close();
    });
    writer_.waitForDone();
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
    accuracySquares_ += static_cast<double>(metrics.accuracy) * static_cast<double>(metrics.accuracy);
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
        const double mean = accuracySum_ / span_.batches;
        span_.accuracy = static_cast<float>(mean);
        span_.accuracyDeviation = static_cast<float>(std::sqrt(std::max(0.0, accuracySquares_ / span_.batches - mean * mean)));
        pending_.metrics.batches.push_back(span_);
    }
    span_.batches = 0;
    lossSum_ = 0;
    accuracySum_ = 0;
    accuracySquares_ = 0;
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
    if (!lock_) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        closeSpan(); // what is resumed from here has all metrics up to here
        pending_.checkpoint = std::move(checkpoint);
        pending_.progress = progress;
    }
    writer_.start([this] { write(); });
}

std::optional<fs::path> RunRecorder::finish(RunEnd end) {
    if (!lock_) {
        return std::nullopt;
    }
    {
        const std::lock_guard lock(mutex_);
        closeSpan();
        pending_.progress = end.progress;
        pending_.end = std::move(end);
    }
    writer_.start([this] {
        constexpr int kAttempts = 3; // each waits for the database's lock as long as a statement does
        for (int attempt = 1; write() && attempt < kAttempts; ++attempt) {
        }
        ended_.release();
    });
    ended_.acquire();
    return model_;
}

/// Returns whether the database was locked and the run's end is still to be written.
bool RunRecorder::write() {
    Work work;
    {
        const std::lock_guard lock(mutex_);
        if (!pending_.checkpoint && !pending_.end) { // an earlier call has written it: the disk is slow
            return false;
        }
        work = std::exchange(pending_, {});
    }
    bool busy = false;
    reportErrors(
        [&] {
            try {
                writeWork(work);
                failing_ = false;
            } catch (const BusyDatabase&) {
                busy = work.end.has_value();
                throw;
            }
        },
        [&](const QString& what, const QString& hint) {
            connection_.close(); // the next use opens it again, and replaces it when it is damaged
            if (!std::exchange(failing_, true)) {
                onError_(model_ ? what + " The run's model is in " + toText(*model_) + "." : what, hint);
            }
            const std::lock_guard lock(mutex_); // what is left is written with the next checkpoint
            prepend(pending_.metrics.batches, std::move(work.metrics.batches));
            prepend(pending_.metrics.epochs, std::move(work.metrics.epochs));
            prepend(pending_.metrics.log, std::move(work.metrics.log));
            if (busy) {
                pending_.end = std::move(work.end);
                pending_.progress = work.progress;
            }
        });
    return busy;
}

/// The models, and in the run's folder what the database must know of them. The chosen model first: there may be room for no
/// other.
void RunRecorder::writeEnd(RunEnd& end) {
    lock_->renew();
    const auto save = [&](model::WeightsKind kind, const model::Model& model) {
        const fs::path path = runFolder(run_.id) / (std::string(model::weightsKindName(kind)) + ".safetensors");
        model::saveModel(path, model);
        return path;
    };
    if (const auto chosen = end.models.find(end.chosen); chosen != end.models.end()) {
        model_ = save(chosen->first, chosen->second);
        end.model = model_->filename().string();
    }
    for (const auto& [kind, model] : end.models) {
        if (kind != end.chosen) {
            save(kind, model);
        }
    }
    end.time = timeNow().toStdString();
    saveEnding(run_.id, end);
}

/// The run's row may be missing where the database was restored or moved away meanwhile.
void RunRecorder::addRun(const OpenedDatabase& opened) {
    if (!opened.notice.isEmpty()) {
        onError_(opened.notice, {});
    }
    const RunStore store(*opened.database);
    for (const model::Model& weights : weights_) {
        keepWeights(weights);
    }
    store.begin(run_);
    if (resumedFrom_ && !rewound_) {
        store.rewind(run_.id, *resumedFrom_);
        rewound_ = true;
    }
}

/// The order matters: metrics before the checkpoint that implies them, models before the row that names them. Models are written
/// even when the database cannot be, and metrics even when the run's folder cannot be.
void RunRecorder::writeWork(Work& work) {
    std::exception_ptr noModels;
    if (work.end) {
        try {
            writeEnd(*work.end);
        } catch (...) {
            noModels = std::current_exception();
        }
    }
    const RunStore store(connection_.get());
    store.append(run_.id, work.metrics, work.progress);
    work.metrics = {};
    if (noModels) { // the run then counts as interrupted and can be resumed
        std::rethrow_exception(noModels);
    }
    if (work.checkpoint) {
        lock_->renew();
        model::saveCheckpoint(checkpointPath(run_.id), *work.checkpoint);
    }
    if (work.end) {
        store.end(run_.id, *work.end);
        removeEnding(run_.id);
        if (work.end->outcome == model::RunOutcome::completed) {
            std::error_code left; // the window's next start removes it
            fs::remove(checkpointPath(run_.id), left);
        }
    }
}

} // namespace app
