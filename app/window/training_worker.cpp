// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/training_worker.h"

#include "app/report_errors.h"
#include "app/window/worker_thread.h"
#include "model/train/evaluation.h"
#include "model/train/model_card.h"

#include <QElapsedTimer>

namespace app {

void TrainingWorker::autosave(const TrainingJob& job, const model::Model& model) {
    reportErrors(
        [&] {
            std::error_code ignored; // a folder that cannot be made is reported by the write below
            std::filesystem::create_directories(job.autosave.parent_path(), ignored);
            model::saveModel(job.autosave, model);
        },
        [this](const QString& what, const QString& hint) { emit autosaveFailed(what, hint); });
}

void TrainingWorker::train(const TrainingJob& job) {
    const auto makeModel = [&](const model::Weights& weights, const model::TrainingResult& result) {
        return std::make_shared<const model::Model>(
            model::Model{weights, model::makeCard(job.recipe, result, job.data->name, job.data->sha256)});
    };
    std::shared_ptr<const model::Weights> latest;
    model::TrainingResult progress; // what is known of the run so far, should it fail
    const auto fail = [&](const QString& what, const QString& hint) {
        std::shared_ptr<const model::Model> model;
        if (latest) {
            model = makeModel(*latest, progress);
            autosave(job, *model);
        }
        emit failed(what, hint, model);
    };
    reportErrors(
        [&] {
            const auto learner = model::makeLearner({job.recipe.seed, job.recipe.threads, "auto", model::StepKind::automatic});
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
            model::TrainingObserver observer;
            observer.teachersProgressed = [&](double share) { // on the teachers' threads, one at a time
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    sinceReport.restart();
                    emit teachersProgressed(share);
                }
            };
            observer.batchFinished = [&](const model::BatchMetrics& metrics) {
                pending.push_back(metrics);
                progress.steps = metrics.step + 1;
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    report();
                }
            };
            observer.weightsChanged = [&](std::shared_ptr<const model::Weights> weights, int epoch) {
                if (progress.steps > 0) { // before the first step there is nothing to read with
                    latest = weights;
                    emit weightsChanged(weights, epoch);
                }
            };
            observer.epochFinished = [&](const model::EpochMetrics& metrics, const model::Evaluation& test) {
                report();
                progress.epochs = metrics.epoch;
                progress.trainAccuracy = metrics.trainAccuracy;
                progress.test = test;
                autosave(job, *makeModel(*latest, progress));
                emit epochFinished(metrics, std::make_shared<const model::Evaluation>(test));
            };
            try {
                const model::TrainingResult result =
                    model::train(job.recipe, {}, job.data->train, job.data->test, *learner, *job.control, observer);
                report();
                if (result.steps == 0) {
                    emit stopped(nullptr);
                    return;
                }
                const auto model = makeModel(*result.weights, result);
                autosave(job, *model);
                result.end == model::TrainingEnd::completed ? emit finished(model) : emit stopped(model);
            } catch (const model::Diverged& error) {
                report();
                progress.steps = error.learnedSteps;
                latest = error.learnedSteps > 0 ? error.weights : nullptr; // otherwise they are the initial weights
                throw;
            }
        },
        fail);
}

void TrainingWorker::evaluate(const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const LoadedData>& data) {
    reportErrors(
        [&] {
            const auto predictor = model::makePredictor(model->weights, {});
            emit evaluated(std::make_shared<const model::Evaluation>(model::evaluate(*predictor, data->test)), model, data);
        },
        [this](const QString& what, const QString& hint) { emit evaluationFailed(what, hint); });
}

} // namespace app
