// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/train_and_record.h"

#include "app/runs/run_environment.h"
#include "model/formats/checkpoint_file.h"
#include "model/training/model_card.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace app {
namespace {

model::RunRecord newRecord(const RunRequest& request, const LoadedData& data, int images) {
    model::RunRecord run;
    run.study = request.study;
    run.name = request.recipe.name;
    run.recipe = request.recipe;
    run.environment = runEnvironment(request.recipe.threads);
    run.dataSet = data.name;
    run.dataSetHash = data.sha256;
    run.trainImages = images;
    run.started = timeNow().toStdString();
    return run;
}

std::string epochLine(const model::EpochMetrics& m, bool validates) {
    char text[160];
    std::snprintf(text, sizeof text, "Epoch %d of %d: train loss %.4f, accuracy %.2f %%; %s loss %.4f, accuracy %.2f %%; %.1f s",
                  m.epoch, m.epochs, m.trainLoss, 100 * m.trainAccuracy, validates ? "validation" : "test", m.testLoss,
                  100 * m.testAccuracy, m.trainSeconds + m.testSeconds);
    return text;
}

/// What is known of the run so far.
RunProgress progressOf(const model::TrainingResult& result) {
    RunProgress progress{result.epochs, result.steps, result.seconds, {}, result.validationAccuracy, {}, result.bestEpoch};
    if (result.epochs > 0) {
        progress.trainAccuracy = result.trainAccuracy;
    }
    if (result.test) {
        progress.testAccuracy = result.test->accuracy();
    }
    return progress;
}

} // namespace

RunRequest resumeRequest(const RunStore& store, const std::string& id) {
    RunRequest request;
    request.resumed = store.find(id);
    const model::RunRecord& run = *request.resumed;
    if (!run.canContinue) {
        const bool running = run.outcome == model::RunOutcome::running;
        const bool completed = run.outcome == model::RunOutcome::completed;
        throw model::Error("Run " + run.id +
                               (running     ? " is being trained by another DigitLab."
                                : completed ? " is complete."
                                            : " has no checkpoint to go on from."),
                           running                           ? "Wait for it, or stop it there."
                           : completed && !run.model.empty() ? "Its model is " + run.model + "."
                                                             : "Train its recipe again as a new run.");
    }
    request.recipe = run.recipe;
    if (model::resolveThreads(run.recipe.threads) != run.environment.threads) {
        request.recipe.threads = run.environment.threads; // the sums of another number of threads round otherwise
    }
    request.options = store.options(run.id);
    request.study = run.study;
    return request;
}

std::vector<model::Weights> loadWeights(const std::vector<std::string>& files) {
    std::vector<model::Weights> weights;
    for (const std::string& file : files) {
        weights.push_back(model::loadModel(file).weights);
    }
    return weights;
}

void checkSameData(const model::RunRecord& run, const LoadedData& data) {
    if (run.dataSetHash != data.sha256) {
        throw model::Error("Run " + run.id + " has learned from another data set (" + run.dataSet + ", not " + data.name + ").",
                           "Name that data set's folder with --data, or load it in the window.");
    }
}

RecordedRun trainAndRecord(const RunRequest& request, const LoadedData& data, model::Learner& learner,
                           model::TrainingControl& control, const model::TrainingObserver& observer) {
    model::TrainingOptions options;
    options.maxSteps = request.options.maxSteps;
    options.trainImages = request.options.trainImages;
    options.teachers = request.teachers;
    options.checkpointSeconds = request.checkpointSeconds;
    model::checkFits(request.recipe, options, data.train);
    const int images = model::usedImages(request.recipe, options, data.train);

    model::RunRecord record = request.resumed ? *request.resumed : newRecord(request, data, images);
    std::optional<std::int64_t> resumedFrom;
    if (request.resumed) {
        checkSameData(*request.resumed, data);
        options.resumed = std::make_shared<const model::Checkpoint>(model::loadCheckpoint(checkpointPath(record.id)));
        resumedFrom = options.resumed->steps;
    }
    const std::int64_t stepsPerEpoch = (images + request.recipe.batchSize - 1) / request.recipe.batchSize;
    RunRecorder recorder(std::move(record), request.options, stepsPerEpoch * request.recipe.epochs, request.onError, resumedFrom);
    recorder.addLine(resumedFrom ? "Goes on after step " + std::to_string(*resumedFrom) : "Begins");
    if (request.begins) {
        request.begins(recorder.id());
    }

    RunProgress progress;
    if (request.resumed) {
        progress.validationAccuracy = request.resumed->validationAccuracy;
        progress.testAccuracy = request.resumed->testAccuracy;
    }
    model::TrainingObserver keeping = observer;
    keeping.batchFinished = [&](const model::BatchMetrics& m) {
        recorder.addBatch(m);
        if (observer.batchFinished) {
            observer.batchFinished(m);
        }
    };
    keeping.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation& measured) {
        recorder.addEpoch(m);
        recorder.addLine(epochLine(m, request.recipe.validate));
        auto& accuracy = request.recipe.validate ? progress.validationAccuracy : progress.testAccuracy;
        accuracy = request.recipe.validate ? std::max(accuracy.value_or(0), m.testAccuracy) : m.testAccuracy;
        if (observer.epochFinished) {
            observer.epochFinished(m, measured);
        }
    };
    keeping.checkpointTaken = [&](model::Checkpoint checkpoint) {
        progress.epochs = checkpoint.epochs;
        progress.steps = checkpoint.steps;
        progress.seconds = checkpoint.seconds;
        progress.bestEpoch = checkpoint.bestEpoch;
        if (checkpoint.epochs > 0) {
            progress.trainAccuracy = checkpoint.trainAccuracy;
        }
        recorder.addCheckpoint(std::move(checkpoint), progress);
    };
    const auto endEarly = [&](model::RunOutcome outcome, const std::string& reason, RunEnd end = {}) {
        end.outcome = outcome;
        end.reason = reason;
        end.progress = progress;
        recorder.addLine(reason);
        return recorder.finish(std::move(end));
    };
    try {
        RecordedRun kept{
            recorder.id(), model::train(request.recipe, options, data.train, data.test, learner, control, keeping), {}};
        const bool completed = kept.result.end == model::TrainingEnd::completed;
        RunEnd end{completed                      ? model::RunOutcome::completed
                   : control.interruptRequested() ? model::RunOutcome::interrupted
                                                  : model::RunOutcome::stopped,
                   {},
                   progressOf(kept.result),
                   {},
                   kept.result.kind};
        if (kept.result.steps > 0) {
            end.models = model::modelsOf(request.recipe, kept.result, data.identity());
        }
        recorder.addLine(outcomeName(end.outcome));
        kept.model = recorder.finish(std::move(end));
        return kept;
    } catch (const model::Diverged& error) {
        RunEnd end;
        if (error.learnedSteps > 0) {
            model::TrainingResult partial;
            partial.steps = error.learnedSteps;
            partial.weights = error.weights;
            partial.all = {{model::WeightsKind::last, error.weights}};
            end.models = model::modelsOf(request.recipe, partial, data.identity());
        }
        throw DivergedRun(error, endEarly(model::RunOutcome::diverged, error.what(), std::move(end)));
    } catch (const std::exception& error) {
        endEarly(model::RunOutcome::failed, error.what());
        throw;
    }
}

} // namespace app
