// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/data_reports.h"
#include "app/commands/interrupt.h"
#include "app/runs/train_and_record.h"
#include "app/storage/model_rescue.h"
#include "app/storage/opened_database.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/formats/recipe_json.h"
#include "model/training/model_card.h"
#include "model/training/trainer.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace app {
namespace {

struct TrainOptions {
    std::string data;
    std::string resume; ///< a run's id, or empty for a new run
    RunRequest run;
    std::vector<std::string> teachers; ///< model files
    std::string initialWeights;
    bool logSteps = false;
    bool json = false;
};

using Json = nlohmann::ordered_json;
using console::format;

/// Reports a run either as JSON lines or as a table with a progress line below it.
class Report {
public:
    Report(const TrainOptions& options, model::TrainingControl& control) : options_(options), control_(control) {}

    void started(const std::string& run, const LoadedData& data) {
        const model::Recipe& recipe = options_.run.recipe;
        const int images = model::usedImages(recipe, trainingLimits(), data.train);
        if (options_.json) {
            console::printJson({{"event", "started"},
                                {"run", run},
                                {"version", DIGITLAB_VERSION},
                                {"torch", model::torchDescription()},
                                {"device", options_.run.options.device},
                                {"threads", model::resolveThreads(recipe.threads)},
                                {"parameters", model::kParameterCount},
                                {"dataset", data.name},
                                {"train_images", images},
                                {"validation_images", recipe.validate ? model::kValidationImages : 0},
                                {"test_images", data.test.size()},
                                {"recipe", Json::parse(model::recipeToJson(recipe))}});
            return;
        }
        std::printf("%s · %d training and %d test images · recipe %s, seed %llu%s%s\n", data.name.c_str(), images,
                    data.test.size(), recipe.name.c_str(), static_cast<unsigned long long>(recipe.seed),
                    run.empty() ? "" : " · run ", run.c_str());
        std::printf(recipe.validate ? "epoch   train loss   train acc.  valid. loss valid. acc.   images/s   seconds\n"
                                    : "epoch   train loss   train acc.   test loss   test acc.   images/s   seconds\n");
        std::fflush(stdout);
    }

    /// Called on the teachers' threads, one at a time.
    void teachers(double done, double secondsLeft) {
        if (InterruptGuard::interrupted()) {
            control_.stop();
        }
        progress_.show("Teachers", done, console::formatDuration(secondsLeft) + " left");
    }

    void batch(const model::BatchMetrics& m) {
        if (InterruptGuard::interrupted()) {
            control_.stop();
        }
        if (options_.json && options_.logSteps) {
            console::printJson({{"event", "step"}, {"step", m.step}, {"loss", m.loss}});
        } else if (options_.logSteps) {
            std::printf("step %lld  loss %.7f\n", static_cast<long long>(m.step), static_cast<double>(m.loss));
        }
        progress_.show(format("Epoch %d/%d", m.epoch, options_.run.recipe.epochs), m.epochsDone / options_.run.recipe.epochs,
                       format("%.0f images/s, %s left, loss %.3f", m.imagesPerSecond,
                              console::formatDuration(m.secondsLeft).c_str(), static_cast<double>(m.loss)));
    }

    void epoch(const model::EpochMetrics& m) {
        progress_.clear();
        if (options_.json) {
            console::printJson({{"event", "epoch"},
                                {"epoch", m.epoch},
                                {"epochs", m.epochs},
                                {"train_loss", m.trainLoss},
                                {"train_accuracy", m.trainAccuracy},
                                {validates() ? "validation_loss" : "test_loss", m.testLoss},
                                {validates() ? "validation_accuracy" : "test_accuracy", m.testAccuracy},
                                {"learning_rate", m.learningRate},
                                {"train_seconds", m.trainSeconds},
                                {"test_seconds", m.testSeconds},
                                {"images_per_second", m.imagesPerSecond}});
            return;
        }
        std::printf("%2d/%-4d %10.4f %10.2f %% %11.4f %9.2f %% %10.0f %9.1f\n", m.epoch, m.epochs, m.trainLoss,
                    100 * m.trainAccuracy, m.testLoss, 100 * m.testAccuracy, m.imagesPerSecond, m.trainSeconds + m.testSeconds);
        std::fflush(stdout);
    }

    void finished(const RecordedRun& run, const std::string& path) {
        progress_.clear();
        const model::TrainingResult& result = run.result;
        const bool completed = result.end == model::TrainingEnd::completed;
        if (options_.json) {
            Json json{{"event", "finished"}, {"run", run.id}, {"reason", completed ? "completed" : "stopped"}};
            json["test_accuracy"] = result.test ? Json(result.test->accuracy()) : Json();
            json["weights"] = model::weightsKindName(result.kind);
            if (result.validationAccuracy) {
                json["validation_accuracy"] = *result.validationAccuracy;
                json["best_epoch"] = result.bestEpoch;
            }
            json["seconds"] = result.seconds;
            json["steps"] = result.steps;
            json["model"] = path;
            console::printJson(json);
            return;
        }
        std::string accuracy = result.test ? format("test accuracy %.2f %%, ", 100 * result.test->accuracy()) : "";
        if (result.bestEpoch > 0) {
            accuracy += format("chosen after epoch %d by validation accuracy %.2f %%, ", result.bestEpoch,
                               100 * result.validationAccuracy.value_or(0));
        }
        std::printf("%s after %s: %smodel in %s\n", completed ? "Finished" : "Stopped",
                    console::formatDuration(result.seconds).c_str(), accuracy.c_str(), path.c_str());
        if (!completed && !run.id.empty()) {
            std::printf("Go on with: digitlab train --resume %s\n", run.id.c_str());
        }
    }

    void clear() { progress_.clear(); }

private:
    bool validates() const { return options_.run.recipe.validate; }
    model::TrainingOptions trainingLimits() const {
        model::TrainingOptions limits;
        limits.trainImages = options_.run.options.trainImages;
        return limits;
    }

    const TrainOptions& options_;
    model::TrainingControl& control_;
    console::ProgressLine progress_;
};

/// Fails before the training rather than after it when nothing can be written there.
void checkOutput(const std::string& chosen) {
    if (!chosen.empty()) {
        model::checkModelPath(chosen);
        model::checkWritable(chosen);
    }
}

/// The run to go on with; only where the model goes and how often it is kept may be chosen anew.
RunRequest findRun(const TrainOptions& options) {
    RunRequest request = resumeRequest(RunStore(*openDatabase(databasePath()).database), options.resume);
    if (!options.run.options.out.empty()) {
        request.options.out = options.run.options.out;
    }
    request.checkpointSeconds = options.run.checkpointSeconds;
    return request;
}

/// Writes the model where it was asked for. Returns where it is to be found.
std::filesystem::path deliver(const model::Model& model, const std::optional<std::filesystem::path>& kept,
                              const RunOptions& options) {
    if (options.out.empty()) {
        return kept ? *kept : rescueModel(model);
    }
    saveOrRescue(options.out, model, kept);
    return options.out;
}

void runTrain(TrainOptions& options) {
    if (!options.resume.empty()) {
        options.run = findRun(options);
    }
    RunRequest& request = options.run;
    model::validate(request.recipe);
    checkOutput(request.options.out);
    request.options.out = absolutePath(request.options.out);
    request.options.dataFolder = std::filesystem::absolute(
        chosenFolder(options.data.empty() && request.resumed ? request.options.dataFolder : options.data));
    const LoadedData data = loadData(request.options.dataFolder);
    warnOfData(data);
    std::optional<model::Model> initial;
    if (!options.initialWeights.empty()) {
        initial = model::loadModel(options.initialWeights);
    }
    request.teachers = loadWeights(options.teachers);
    const auto learner =
        model::makeLearner({request.recipe.seed, request.recipe.threads, request.options.device, request.options.step});
    if (initial) {
        learner->setWeights(initial->weights);
    }

    const InterruptGuard guard;
    model::TrainingControl control;
    Report report(options, control);
    request.begins = [&](const std::string& run) { report.started(run, data); };
    request.onError = [&](const QString& what, const QString& hint) {
        report.clear();
        console::printError({what.toStdString(), hint.toStdString()});
    };
    model::TrainingObserver observer;
    observer.teachersProgressed = [&](double done, double secondsLeft) { report.teachers(done, secondsLeft); };
    observer.batchFinished = [&](const model::BatchMetrics& m) { report.batch(m); };
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) { report.epoch(m); };
    const auto target = [&] { return request.options.out.empty() ? std::string("no model") : request.options.out; };
    try {
        const RecordedRun run = trainAndRecord(request, data, *learner, control, observer);
        if (run.result.steps == 0) {
            report.clear();
            throw model::Error("Training was stopped before the first step: nothing was learned, and " + target() +
                                   " was not written.",
                               "Let it run on; teachers learn before the network does.");
        }
        const model::Model model{*run.result.weights, model::makeCard(request.recipe, run.result, data.identity())};
        report.finished(run, deliver(model, run.model, request.options).string());
    } catch (const DivergedRun& error) {
        report.clear();
        if (error.learnedSteps == 0) {
            throw model::Error("Training diverged at once: nothing was learned, and " + target() + " was not written.",
                               error.hint());
        }
        model::TrainingResult partial;
        partial.steps = error.learnedSteps;
        const model::Model model{*error.weights, model::makeCard(request.recipe, partial, data.identity())};
        const std::filesystem::path path = deliver(model, error.model, request.options);
        throw model::Error(std::string(error.what()) + " They are in " + path.string() + ".", error.hint());
    }
}

} // namespace

void addTrain(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("train", "Train the network and save it");
    const auto options = std::make_shared<TrainOptions>();
    const auto recipe = std::make_shared<RecipeOptions>();
    app.add_option("--data", options->data, kDataHelp);
    recipe->add(app);
    CLI::Option& resume = *app.add_option("--resume", options->resume,
                                          "Go on with this run (see digitlab runs list) where it was interrupted or stopped");
    recipe->excludedBy(resume);
    RunOptions& run = options->run.options;
    app.add_option("--teacher", options->teachers, kTeacherHelp)->excludes(&resume);
    app.add_option("--initial-weights", options->initialWeights, "Start from this model instead of random weights")
        ->excludes(&resume);
    app.add_option("--max-steps", run.maxSteps, "End after this many steps")->check(CLI::PositiveNumber)->excludes(&resume);
    app.add_option("--train-images", run.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber)
        ->excludes(&resume);
    app.add_option("--device", run.device, "auto, cpu or cuda")->excludes(&resume);
    addStep(app, run.step)->excludes(&resume);
    app.add_option("--checkpoint-seconds", options->run.checkpointSeconds,
                   "Keep what was learned at least so often, beside each epoch's end: no more is lost when the computer fails")
        ->check(CLI::Range(0.0, 3600.0))
        ->capture_default_str();
    app.add_flag("--log-steps", options->logSteps, "Print the loss of every step");
    app.add_option("--out", run.out, "Model file to write, .safetensors or .pt; the run keeps its model in any case");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, recipe] {
        options->run.recipe = recipe->recipe();
        runTrain(*options);
    });
}

} // namespace app
