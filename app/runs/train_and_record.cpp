// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/train_and_record.h"

#include "app/runs/run_environment.h"
#include "app/runs/training_forecast.h"
#include "app/runs/weights_store.h"
#include "app/storage/network_files.h"
#include "model/formats/checkpoint_file.h"
#include "model/network/class_order.h"
#include "model/training/model_card.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <utility>

namespace app {
namespace {

model::RunRecord newRecord(const RunRequest& request, const LoadedData& data, int images, const std::string& backend) {
    model::RunRecord run;
    run.study = request.study;
    run.name = request.recipe.name;
    run.recipe = request.recipe;
    run.options = request.options;
    run.origin = originOf(request, data);
    run.environment = runEnvironment(request.recipe.threads, backend);
    run.dataSet = data.name;
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

[[noreturn]] void failToGoOn(const model::RunRecord& run) {
    const bool completed = run.outcome == model::RunOutcome::completed;
    throw model::Error("Run " + run.id + (completed ? " is complete." : " has no checkpoint to go on from."),
                       completed && !run.model.empty() ? "Its model is " + run.model + "."
                                                       : "Train its recipe again as a new run.");
}

/// A run that goes on, and what it goes on from.
struct Resumed {
    ResumePoint point;
    model::RunRecord run;
    std::shared_ptr<const model::Checkpoint> checkpoint;
};

/// Takes the run's lock first: until then another process may complete the run, or delete it.
Resumed lockAndRead(const std::string& id, const LoadedData& data) {
    Resumed resumed;
    resumed.point.lock = std::make_unique<RunLock>(id);
    resumed.run = RunStore(*openDatabase(databasePath()).database).find(id);
    const std::filesystem::path path = checkpointPath(id);
    std::error_code unreadable;
    if (resumed.run.outcome == model::RunOutcome::completed || !std::filesystem::exists(path, unreadable)) {
        failToGoOn(resumed.run);
    }
    checkSameData("Run " + id, resumed.run.dataSet, resumed.run.origin, data);
    resumed.checkpoint = std::make_shared<const model::Checkpoint>(model::loadCheckpoint(path));
    resumed.point.steps = resumed.checkpoint->steps;
    removeEnding(id);
    return resumed;
}

std::vector<model::Model> keptTeachers(const model::RunOrigin& origin) {
    std::vector<model::Model> teachers;
    for (const std::string& hash : origin.teachers.value_or(std::vector<std::string>())) {
        teachers.push_back(keptWeights(hash));
    }
    return teachers;
}

} // namespace

model::RunNetworks networksOf(const RunRequest& request, const LoadedData& data) {
    const auto make = [](const std::string& name, int classes) {
        return std::make_shared<const model::Architecture>(findNetwork(name), classes);
    };
    model::RunNetworks networks = request.networks;
    if (request.initialWeights) {
        networks.own = request.initialWeights->weights.architecture;
    } else if (!networks.own) {
        networks.own = make(request.recipe.network, request.teachers.empty() ? model::classCount(data.train.classes)
                                                                             : request.teachers.front().weights.classes());
    }
    const model::Distillation& distillation = request.recipe.distillation;
    if (!networks.teachers && request.teachers.empty() && distillation.teachers > 0 && !distillation.network.empty()) {
        networks.teachers = make(distillation.network, networks.own->classes());
    }
    return networks;
}

model::RunOrigin originOf(const RunRequest& request, const LoadedData& data) {
    model::RunOrigin origin{networksOf(request, data), data.hashes, data.classes(), {}, model::kDrawnFromSeed,
                            std::vector<std::string>()};
    if (request.initialWeights) {
        origin.initialWeights = hashOf(request.initialWeights->weights);
    }
    for (const model::Model& teacher : request.teachers) {
        origin.teachers->push_back(hashOf(teacher.weights));
    }
    return origin;
}

void checkSameData(const std::string& what, const std::string& dataSet, const model::RunOrigin& origin, const LoadedData& data) {
    const auto compare = [&](const std::string& then, const std::string& now, const char* part) {
        if (!then.empty() && then != now) {
            throw model::Error(what + " was begun with another data set: its " + part + " are not those of " + data.name +
                                   " now" + (dataSet == data.name ? "." : " (it was " + dataSet + ")."),
                               "Name that data set's folder with --data, or load it in the window.");
        }
    };
    compare(origin.data.trainImages, data.hashes.trainImages, "training images");
    compare(origin.data.trainLabels, data.hashes.trainLabels, "training labels");
    compare(origin.data.testImages, data.hashes.testImages, "test images");
    compare(origin.data.testLabels, data.hashes.testLabels, "test labels");
    if (!origin.classes.empty() && origin.classes != data.classes()) {
        throw model::Error(what + " was begun with other classes than those of " + data.name + " now.",
                           "Give the classes the names and the order they had.");
    }
}

bool heldBackImagesLearned(const RunRequest& request, const LoadedData& data) {
    const auto learned = [&](const model::Model& model) {
        return model.card.dataSetHash == data.hashes.trainImages && !(model.card.recipe && model.card.recipe->validate);
    };
    return request.recipe.validate &&
           ((request.initialWeights && learned(*request.initialWeights)) || std::ranges::any_of(request.teachers, learned));
}

RunRequest resumeRequest(const RunStore& store, const std::string& id) {
    const model::RunRecord run = store.find(id);
    if (run.outcome == model::RunOutcome::running) {
        throw model::Error("Run " + run.id + " is being trained by another DigitLab.", "Wait for it, or stop it there.");
    }
    if (!run.canContinue) {
        failToGoOn(run);
    }
    model::validate(run.recipe);
    RunRequest request;
    request.resumed = run.id;
    request.recipe = run.recipe;
    if (model::resolveThreads(run.recipe.threads) != run.environment.threads) {
        request.recipe.threads = run.environment.threads; // the sums of another number of threads round otherwise
    }
    request.options = run.options;
    request.study = run.study;
    request.networks = run.origin.networks;
    return request;
}

RunRequest repeatRequest(const RunStore& store, const std::string& id) {
    const model::RunRecord run = store.find(id);
    model::validate(run.recipe);
    RunRequest request;
    request.recipe = run.recipe;
    request.options = run.options;
    request.options.out.clear();
    request.networks = run.origin.networks;
    if (!run.origin.initialWeights.empty() && run.origin.initialWeights != model::kDrawnFromSeed) {
        request.initialWeights = keptWeights(run.origin.initialWeights);
    }
    request.teachers = keptTeachers(run.origin);
    return request;
}

RecordedRun trainAndRecord(const RunRequest& asked, const LoadedData& data, model::TrainingControl& control,
                           const RunObserver& observer) {
    RunRequest request = asked;
    model::TrainingOptions options;
    options.maxSteps = request.options.maxSteps;
    options.trainImages = request.options.trainImages;
    options.checkpointSeconds = request.checkpointSeconds;
    options.readTest = request.readTest;
    std::optional<Resumed> resumed;
    if (!request.resumed.empty()) {
        resumed = lockAndRead(request.resumed, data);
        options.resumed = resumed->checkpoint;
        request.teachers = keptTeachers(resumed->run.origin);
        request.networks.own = resumed->checkpoint->weights.architecture;
    } else if (request.series) {
        checkSameData("Study " + request.study, data.name, *request.series, data);
    }
    request.networks = networksOf(request, data);
    options.teacherNetwork = request.networks.teachers;
    const auto learner = model::makeLearner(
        request.networks.own, {request.recipe.seed, request.recipe.threads, request.options.device, request.options.step});
    if (request.initialWeights && !resumed) {
        learner->setWeights(model::withClasses(*request.initialWeights, data.train.classes, "The initial weights").weights);
    }
    for (const model::Model& teacher : request.teachers) {
        options.teachers.push_back(model::withClasses(teacher, data.train.classes, "A teacher").weights);
        if (const int outputs = options.teachers.back().classes(); outputs != request.networks.own->classes()) {
            throw model::Error("A teacher has " + std::to_string(outputs) + " outputs, and the network " +
                                   std::to_string(request.networks.own->classes()) + ".",
                               "Choose teachers and initial weights with as many outputs as each other.");
        }
    }

    std::optional<RunRecorder> recorder;
    int images = 0;
    model::TrainingObserver recording = observer;
    recording.started = [&](int learned, std::int64_t steps) {
        images = learned;
        std::string line = "Begins";
        model::RunRecord record;
        if (resumed) {
            line = "Goes on after step " + std::to_string(resumed->point.steps);
            record = resumed->run;
            recorder.emplace(record, steps, observer.onError, std::vector<model::Model>(), std::move(resumed->point));
            record.origin.networks = request.networks; // former versions did not keep them
            record.environment.backend = learner->backend();
        } else {
            std::vector<model::Model> kept = request.teachers;
            if (request.initialWeights) {
                kept.push_back(*request.initialWeights);
            }
            record = newRecord(request, data, images, learner->backend());
            recorder.emplace(record, steps, observer.onError, std::move(kept));
        }
        recorder->addLine(line);
        if (observer.begun) {
            record.id = recorder->id();
            observer.begun(record);
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
        run.result = model::train(request.recipe, options, data.train, data.test, *learner, control, recording);
        run.id = recorder->id();
        const bool completed = run.result.end == model::TrainingEnd::completed;
        RunEnd end{{completed                      ? model::RunOutcome::completed
                    : control.interruptRequested() ? model::RunOutcome::interrupted
                                                   : model::RunOutcome::stopped,
                    {},
                    run.result.progress}};
        end.chosen = run.result.kind;
        if (completed && !resumed && request.recipe.distillation.teachers == 0 && learner->backend().starts_with("fused")) {
            keepSpeed(request.networks.own, request.recipe, std::int64_t{run.result.progress.epochs} * images,
                      run.result.progress.seconds);
        }
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
        RunEnd end{{failed.diverged ? model::RunOutcome::diverged : model::RunOutcome::failed, error.what(), error.progress}};
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
            finish({{model::RunOutcome::failed, error.what(), {}}}, error.what());
        }
        throw;
    }
}

} // namespace app
