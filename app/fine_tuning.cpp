// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fine_tuning.h"

#include "app/guarded.h"
#include "app/model_card.h"
#include "app/recipes.h"

#include <QElapsedTimer>

namespace app {
namespace {

constexpr qint64 kReportIntervalMs = 33;

} // namespace

model::Recipe fineTuningRecipeFor(const model::Model& model) {
    return model::fineTuningRecipe((model.card.recipe ? *model.card.recipe : findRecipe("quick")).augmentation);
}

model::Model fineTunedModel(const model::Recipe& recipe, const model::FineTuningResult& result, const LoadedData& data) {
    model::TrainingResult run;
    run.epochs = recipe.epochs;
    model::Model model{*result.weights, makeCard(recipe, run, data.name + " and own drawings", data.sha256)};
    model.card.trainAccuracy.reset();
    model.card.testAccuracy = result.after.test;
    return model;
}

QString beforeAndAfter(const model::FineTuningResult& result, const std::string& dataSet) {
    const auto pair = [](double before, double after, int decimals) {
        return QString("%1 % → %2 %").arg(100 * before, 0, 'f', decimals).arg(100 * after, 0, 'f', decimals);
    };
    return QString("your digits %1, %2 %3")
        .arg(pair(result.before.own, result.after.own, 0), QString::fromStdString(dataSet),
             pair(result.before.test, result.after.test, 2));
}

void FineTuningWorker::run(const FineTuningJob& job) {
    guarded(
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
            const model::FineTuningResult result =
                model::fineTune(job.start->weights, recipe, *job.own, job.data->train, job.data->test, *job.control, observer);
            if (result.end != model::TrainingEnd::completed) {
                emit stopped();
                return;
            }
            const auto tuned = std::make_shared<const model::Model>(fineTunedModel(recipe, result, *job.data));
            std::filesystem::create_directories(job.autosave.parent_path());
            model::saveModel(job.autosave, *tuned);
            emit finished(tuned, beforeAndAfter(result, job.data->name));
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

} // namespace app
