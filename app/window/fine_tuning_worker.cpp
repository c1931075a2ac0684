// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fine_tuning_worker.h"

#include "app/report_errors.h"
#include "app/store/recipe_files.h"
#include "app/window/worker_thread.h"

#include <QElapsedTimer>

namespace app {
void FineTuningWorker::run(const FineTuningJob& job) {
    reportErrors(
        [&] {
            const model::Recipe recipe = fineTuningRecipeFor(*job.start);
            QElapsedTimer sinceReport;
            sinceReport.start();
            model::TrainingObserver observer;
            observer.batchFinished = [&](const model::BatchMetrics& metrics) {
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    sinceReport.restart();
                    emit progressed(metrics);
                }
            };
            observer.weightsChanged = [&](std::shared_ptr<const model::Weights> weights, int epoch) {
                emit weightsChanged(weights, epoch);
            };
            const model::FineTuningResult result =
                model::fineTune(job.start->weights, recipe, *job.own, job.data->train, job.data->test, *job.control, observer);
            if (result.end != model::TrainingEnd::completed) {
                emit stopped();
                return;
            }
            const auto tuned =
                std::make_shared<const model::Model>(model::fineTunedModel(recipe, result, job.data->name, job.data->sha256));
            reportErrors(
                [&] {
                    std::error_code ignored; // a folder that cannot be made is reported by the write below
                    std::filesystem::create_directories(job.autosave.parent_path(), ignored);
                    model::saveModel(job.autosave, *tuned);
                },
                [this](const QString& what, const QString& hint) { emit autosaveFailed(what, hint); });
            emit finished(tuned, QString::fromStdString(model::beforeAndAfter(result, job.data->name)));
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

} // namespace app
