// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/fine_tune_and_record.h"

#include "app/runs/run_environment.h"
#include "app/storage/recipe_files.h"

#include <utility>

namespace app {

RecordedFineTuning fineTuneAndRecord(const model::Model& start, const model::DataSet& own, const LoadedData& data,
                                     model::TrainingControl& control, const model::TrainingObserver& observer,
                                     RunRecorder::ErrorCallback onError) {
    const model::Recipe recipe = fineTuningRecipeFor(start);
    model::RunRecord record;
    record.kind = model::RunKind::fineTuning;
    record.name = "fine-tuned";
    record.recipe = recipe;
    record.environment = runEnvironment(recipe.threads);
    record.dataSet = data.name + model::kOwnDrawingsNote;
    record.dataSetHash = data.sha256;
    record.trainImages = own.size();
    record.started = timeNow().toStdString();
    RunRecorder recorder(std::move(record), {}, 1, std::move(onError));

    RunEnd end;
    model::TrainingObserver keeping = observer;
    keeping.batchFinished = [&](const model::BatchMetrics& m) {
        recorder.addBatch(m);
        end.progress.steps = m.step + 1;
        if (observer.batchFinished) {
            observer.batchFinished(m);
        }
    };
    keeping.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation& held) {
        recorder.addEpoch(m);
        end.progress.epochs = m.epoch;
        end.progress.trainAccuracy = m.trainAccuracy;
        if (observer.epochFinished) {
            observer.epochFinished(m, held);
        }
    };
    RecordedFineTuning kept;
    try {
        kept.result = model::fineTune(start.weights, recipe, own, data.train, data.test, control, keeping);
        end.outcome = model::RunOutcome::stopped;
        end.progress.seconds = kept.result.seconds;
        if (kept.result.end == model::TrainingEnd::completed) {
            kept.model = model::fineTunedModel(recipe, kept.result, data.identity());
            end.outcome = model::RunOutcome::completed;
            end.progress.testAccuracy = kept.result.after.test;
            end.models.emplace(model::WeightsKind::last, *kept.model);
            recorder.addLine(model::beforeAndAfter(kept.result, data.name));
        }
        kept.file = recorder.finish(std::move(end));
        return kept;
    } catch (const std::exception& error) {
        end.outcome = model::RunOutcome::failed;
        end.reason = error.what();
        recorder.finish(std::move(end));
        throw;
    }
}

} // namespace app
