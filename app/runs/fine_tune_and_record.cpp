// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/fine_tune_and_record.h"

#include "app/runs/run_environment.h"
#include "app/storage/recipe_files.h"
#include "model/network/class_order.h"

#include <utility>

namespace app {

RecordedFineTuning fineTuneAndRecord(const model::Model& model, const model::DataSet& drawings, const LoadedData& data,
                                     model::TrainingControl& control, const RunObserver& observer) {
    const model::Model start = model::withClasses(model, data.train.classes, "The model");
    if (model::matchClasses(model.card, data.train.classes).kind == model::ClassMatch::Kind::subset) {
        throw model::Error("The data set has only some of the classes that the model tells apart: it would forget the others.",
                           "Choose a data set that has all of them.");
    }
    const model::DataSet own = model::withLabels(drawings, data.train.classes);
    const model::Recipe recipe = fineTuningRecipeFor(start);
    model::RunRecord record;
    record.kind = model::RunKind::fineTuning;
    record.name = "fine-tuned";
    record.recipe = recipe;
    const auto learner = model::makeLearner(start.weights.architecture, {.threads = recipe.threads});
    record.environment = runEnvironment(recipe.threads, learner->backend());
    record.dataSet = data.name + model::kOwnDrawingsNote;
    RunRequest request;
    request.initialWeights = start;
    record.origin = originOf(request, data);
    record.origin.drawings = hashOfDrawings(own);
    record.trainImages = own.size();
    record.started = timeNow().toStdString();
    RunRecorder recorder(std::move(record), 1, observer.onError, {start});

    model::TrainingObserver recording = observer;
    recording.batchFinished = [&](const model::BatchMetrics& m) {
        recorder.addBatch(m);
        if (observer.batchFinished) {
            observer.batchFinished(m);
        }
    };
    recording.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation& held) {
        recorder.addEpoch(m);
        if (observer.epochFinished) {
            observer.epochFinished(m, held);
        }
    };
    const auto fail = [&](const std::string& reason, model::RunProgress progress) {
        progress.testAccuracy.reset(); // it is of the drawings held out
        recorder.finish({{model::RunOutcome::failed, reason, progress}});
    };
    RecordedFineTuning run;
    try {
        run.result = model::fineTune(start.weights, recipe, own, data.train, data.test, control, recording);
        RunEnd end{{model::RunOutcome::stopped, {}, run.result.progress}};
        if (run.result.end == model::TrainingEnd::completed) {
            run.model = model::fineTunedModel(recipe, run.result, data.identity());
            end.outcome = model::RunOutcome::completed;
            end.models.emplace(model::WeightsKind::last, *run.model);
            recorder.addLine(model::beforeAndAfter(run.result, data.name));
        }
        run.file = recorder.finish(std::move(end));
        return run;
    } catch (const model::TrainingFailed& error) {
        fail(error.what(), error.progress);
        throw;
    } catch (const std::exception& error) {
        fail(error.what(), {});
        throw;
    }
}

} // namespace app
