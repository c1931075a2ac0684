// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/training_worker.h"

#include "app/memory_use.h"
#include "app/report_errors.h"
#include "app/storage/model_rescue.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/evaluation.h"
#include "model/training/model_card.h"

#include <QElapsedTimer>

namespace app {

std::shared_ptr<const model::Model> TrainingWorker::modelOf(const TrainingJob& job, const model::TrainingResult& result) const {
    return std::make_shared<const model::Model>(
        model::Model{*result.weights, model::makeCard(job.run.recipe, result, job.data->identity())});
}

/// Where it was asked for besides its run's folder; somewhere else when that folder does not take it.
void TrainingWorker::deliver(const model::Model& model, const std::optional<std::filesystem::path>& kept,
                             const std::string& out) {
    const auto tell = [this](const QString& what, const QString& hint) { emit persistFailed(what, hint); };
    if (!out.empty()) {
        reportErrors([&] { saveOrRescue(out, model, kept); }, tell);
    } else if (!kept) {
        rescueUnkept(model, tell);
    }
}

void TrainingWorker::train(const TrainingJob& job) {
    model::TrainingResult good; // what there is to read with, should the run fail
    const auto fail = [&](const QString& what, const QString& hint) {
        emit failed(what, hint, good.weights ? modelOf(job, good) : nullptr);
    };
    reportErrors(
        [&] {
            const model::Recipe& recipe = job.run.recipe;
            const RunOptions& options = job.run.options;
            const auto learner = model::makeLearner({recipe.seed, recipe.threads, options.device, options.step});
            emit started();
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
            RunRequest run = job.run;
            run.begins = [this](const std::string& id) { emit runBegun(QString::fromStdString(id)); };
            run.onError = [this](const QString& what, const QString& hint) { emit persistFailed(what, hint); };
            std::int64_t steps = 0;
            model::TrainingObserver observer;
            observer.teachersProgressed = [&](double share, double secondsLeft) { // on the teachers' threads, one at a time
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    sinceReport.restart();
                    emit teachersProgressed(share, secondsLeft);
                }
            };
            observer.batchFinished = [&](const model::BatchMetrics& metrics) {
                pending.push_back(metrics);
                steps = metrics.step + 1;
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    report();
                }
            };
            observer.weightsChanged = [&](std::shared_ptr<const model::Weights> weights, int epoch) {
                if (steps > 0) { // before the first step there is nothing to read with
                    good.weights = weights;
                    good.steps = steps;
                    emit weightsChanged(weights, epoch);
                }
            };
            observer.epochFinished = [&](const model::EpochMetrics& metrics, const model::Evaluation& measured) {
                report();
                good.epochs = metrics.epoch;
                good.trainAccuracy = metrics.trainAccuracy;
                if (!recipe.validate) {
                    good.test = measured;
                }
                emit epochFinished(metrics, std::make_shared<const model::Evaluation>(measured));
            };
            try {
                const RecordedRun kept = trainAndRecord(run, *job.data, *learner, *job.control, observer);
                report();
                if (kept.result.steps == 0) {
                    emit stopped(nullptr);
                    return;
                }
                const auto model = modelOf(job, kept.result);
                deliver(*model, kept.model, options.out);
                kept.result.end == model::TrainingEnd::completed ? emit finished(model) : emit stopped(model);
            } catch (const DivergedRun& error) {
                report();
                good.steps = error.learnedSteps;
                good.weights = error.learnedSteps > 0 ? error.weights : nullptr; // otherwise they are the initial weights
                if (good.weights) {
                    deliver(*modelOf(job, good), error.model, options.out);
                }
                throw;
            }
        },
        fail);
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
