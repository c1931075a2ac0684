// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/training_worker.h"

#include "app/memory_use.h"
#include "app/report_errors.h"
#include "app/storage/model_rescue.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/evaluation.h"

#include <QElapsedTimer>

#include <algorithm>

namespace app {

void TrainingWorker::train(const TrainingJob& job) {
    std::shared_ptr<const model::Model> lastGood;
    bool lastIsKept = false;
    const auto onError = [this](const QString& what, const QString& hint) { emit persistFailed(what, hint); };
    const auto deliverModel = [&](const model::Model& model, const std::optional<std::filesystem::path>& file) {
        reportErrors([&] { deliver(model, job.run.options.out, file, onError); }, onError);
    };
    reportErrors(
        [&] {
            const model::Recipe& recipe = job.run.recipe;
            std::vector<model::BatchMetrics> pending;
            QElapsedTimer sinceReport;
            sinceReport.start();
            const auto report = [&] {
                if (!pending.empty()) {
                    emit batchesFinished(pending);
                    pending.clear();
                }
                sinceReport.restart();
            };
            RunObserver observer;
            observer.begun = [this](const model::RunRecord& run) {
                emit started();
                emit runBegun(QString::fromStdString(run.id));
            };
            observer.onError = onError;
            observer.teachersProgressed = [&](double share, double secondsLeft) { // on the teachers' threads, one at a time
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    sinceReport.restart();
                    emit teachersProgressed(share, secondsLeft);
                }
            };
            observer.batchFinished = [&](const model::BatchMetrics& metrics) {
                pending.push_back(metrics);
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    report();
                }
            };
            observer.weightsChanged = [&](std::shared_ptr<const model::Weights> weights, const model::RunProgress& progress) {
                emit weightsChanged(weights, progress, std::min(progress.epochs + 1, recipe.epochs));
            };
            observer.epochFinished = [&](const model::EpochMetrics& metrics, const model::Evaluation& measured) {
                report();
                emit epochFinished(metrics, std::make_shared<const model::Evaluation>(measured));
            };
            try {
                const RecordedRun run = trainAndRecord(job.run, *job.data, *job.control, observer);
                report();
                if (run.model) {
                    deliverModel(*run.model, run.file);
                }
                const auto test = run.result.test ? std::make_shared<const model::Evaluation>(*run.result.test) : nullptr;
                run.result.end == model::TrainingEnd::completed
                    ? emit finished(run.model, test, run.result.progress, run.file.has_value())
                    : emit stopped(run.model, test, run.result.progress, run.file.has_value());
            } catch (const FailedRun& error) {
                report();
                lastGood = error.model;
                lastIsKept = error.file.has_value();
                if (lastGood && error.diverged) {
                    deliverModel(*lastGood, error.file);
                }
                throw;
            }
        },
        [&](const QString& what, const QString& hint) { emit failed(what, hint, lastGood, lastIsKept); });
    returnMemory();
}

void TrainingWorker::evaluate(const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const LoadedData>& data) {
    reportErrors(
        [&] {
            const auto predictor = model::makePredictor(model->weights, {});
            emit evaluated(std::make_shared<const model::Evaluation>(model::evaluate(*predictor, data->test)), model, data);
        },
        [this](const QString& what, const QString& hint) { emit evaluationFailed(what, hint); });
    returnMemory();
}

} // namespace app
