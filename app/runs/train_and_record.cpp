// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/train_and_record.h"

#include "app/runs/run_environment.h"
#include "model/formats/checkpoint_file.h"
#include "model/training/model_card.h"

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
    run.dataSetHash = data.hashes.trainImages;
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

/// A run that is resumed must go on with its data.
void checkSameData(const model::RunRecord& run, const LoadedData& data) {
    if (run.dataSetHash != data.hashes.trainImages) {
        throw model::Error("Run " + run.id + " has learned from another data set (" + run.dataSet + ", not " + data.name + ").",
                           "Name that data set's folder with --data, or load it in the window.");
    }
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

RecordedRun trainAndRecord(const RunRequest& request, const LoadedData& data, model::Learner& learner,
                           model::TrainingControl& control, const RunObserver& observer) {
    model::TrainingOptions options;
    options.maxSteps = request.options.maxSteps;
    options.trainImages = request.options.trainImages;
    options.teachers = request.teachers;
    options.checkpointSeconds = request.checkpointSeconds;
    std::optional<std::int64_t> resumedFrom;
    if (request.resumed) {
        checkSameData(*request.resumed, data);
        options.resumed = std::make_shared<const model::Checkpoint>(model::loadCheckpoint(checkpointPath(request.resumed->id)));
        resumedFrom = options.resumed->steps;
    }

    std::optional<RunRecorder> recorder;
    model::TrainingObserver recording = observer;
    recording.started = [&](int images, std::int64_t steps) {
        recorder.emplace(request.resumed ? *request.resumed : newRecord(request, data, images), request.options, steps,
                         observer.onError, resumedFrom);
        recorder->addLine(resumedFrom ? "Goes on after step " + std::to_string(*resumedFrom) : "Begins");
        if (observer.begun) {
            observer.begun(recorder->id(), images);
        }
    };
    recording.batchFinished = [&](const model::BatchMetrics& m) {
        recorder->addBatch(m);
        if (observer.batchFinished) {
            observer.batchFinished(m);
        }
    };
    recording.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation& measured) {
        recorder->addEpoch(m);
        recorder->addLine(epochLine(m, request.recipe.validate));
        if (observer.epochFinished) {
            observer.epochFinished(m, measured);
        }
    };
    recording.checkpointTaken = [&](model::Checkpoint checkpoint, const model::RunProgress& progress) {
        recorder->addCheckpoint(std::move(checkpoint), progress);
    };
    const auto finish = [&](RunEnd end, const std::string& line) {
        recorder->addLine(line);
        return recorder->finish(std::move(end));
    };
    try {
        RecordedRun run;
        run.result = model::train(request.recipe, options, data.train, data.test, learner, control, recording);
        run.id = recorder->id();
        const bool completed = run.result.end == model::TrainingEnd::completed;
        RunEnd end{completed                      ? model::RunOutcome::completed
                   : control.interruptRequested() ? model::RunOutcome::interrupted
                                                  : model::RunOutcome::stopped,
                   {},
                   run.result.progress,
                   {},
                   run.result.kind};
        if (run.result.progress.steps > 0) {
            end.models = model::modelsOf(request.recipe, run.result, data.identity());
            run.model = std::make_shared<const model::Model>(end.models.at(end.chosen));
        }
        const char* name = outcomeName(end.outcome);
        run.file = finish(std::move(end), name);
        return run;
    } catch (const model::TrainingFailed& error) {
        FailedRun failed(error);
        failed.diverged = dynamic_cast<const model::Diverged*>(&error) != nullptr;
        RunEnd end{failed.diverged ? model::RunOutcome::diverged : model::RunOutcome::failed, error.what(), error.progress, {}};
        if (error.progress.steps > 0) {
            failed.model = std::make_shared<const model::Model>(model::modelOf(request.recipe, error, data.identity()));
        }
        if (failed.model && failed.diverged) { // else it goes on from its checkpoint
            end.models.emplace(model::WeightsKind::last, *failed.model);
        }
        failed.file = finish(std::move(end), error.what());
        throw failed;
    } catch (const std::exception& error) {
        if (recorder) {
            finish({model::RunOutcome::failed, error.what(), {}, {}}, error.what());
        }
        throw;
    }
}

} // namespace app
