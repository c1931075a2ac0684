// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/data_reports.h"
#include "app/commands/interrupt.h"
#include "app/runs/run_json.h"
#include "app/runs/train_and_record.h"
#include "app/runs/training_forecast.h"
#include "app/runs/weights_store.h"
#include "app/storage/model_rescue.h"
#include "app/storage/network_files.h"
#include "app/storage/opened_database.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/formats/recipe_json.h"
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
    std::string network, teacherNetwork; ///< as given, not by the recipe: those of PyTorch files
    bool logSteps = false;
    bool json = false;
};

using Json = nlohmann::ordered_json;
using console::format;

/// Reports a run either as JSON lines or as a table with a progress line below it.
class Report {
public:
    Report(const TrainOptions& options, model::TrainingControl& control) : options_(options), control_(control) {}

    void started(const model::RunRecord& run, const LoadedData& data) {
        const model::Architecture& network = *run.origin.networks.own;
        const model::Recipe& recipe = options_.run.recipe;
        std::optional<TrainingForecast> forecast;
        if (run.environment.backend.starts_with("fused") && recipe.epochs > 1 && !options_.logSteps) {
            forecast = trainingForecast(run.origin.networks.own, recipe, data.train, run.trainImages);
        }
        if (options_.json) {
            console::printJson({{"event", "started"},
                                {"run", run.id},
                                {"version", DIGITLAB_VERSION},
                                {"torch", model::torchDescription()},
                                {"device", options_.run.options.device},
                                {"threads", model::resolveThreads(recipe.threads)},
                                {"network", network.network().name},
                                {"parameters", network.parameters()},
                                {"backend", run.environment.backend},
                                {"predicted_epoch_seconds", forecast ? Json(forecast->epochSeconds) : Json()},
                                {"step_memory_bytes", forecast ? Json(forecast->memory) : Json()},
                                {"dataset", data.name},
                                {"train_images", run.trainImages},
                                {"validation_images", recipe.validate ? model::validationImages(data.train).size() : 0},
                                {"test_images", data.test.size()},
                                {"recipe", Json::parse(model::recipeToJson(recipe))}});
            return;
        }
        console::print("%s · %d training and %d test images · recipe %s, seed %llu%s%s\n", data.name.c_str(), run.trainImages,
                       data.test.size(), recipe.name.c_str(), static_cast<unsigned long long>(recipe.seed),
                       run.id.empty() ? "" : " · run ", run.id.c_str());
        console::print("network %s, %lld parameters · trained by %s\n", network.network().name.c_str(),
                       static_cast<long long>(network.parameters()), run.environment.backend.c_str());
        if (forecast) {
            console::print("about %.1f s an epoch, %s for %d, without teachers and tests · %.0f MB for a step\n",
                           forecast->epochSeconds, console::formatDuration(forecast->epochSeconds * recipe.epochs).c_str(),
                           recipe.epochs, static_cast<double>(forecast->memory) / 1e6);
        }
        console::print(recipe.validate ? "epoch   train loss   train acc.  valid. loss valid. acc.   images/s   seconds\n"
                                       : "epoch   train loss   train acc.   test loss   test acc.   images/s   seconds\n");
        std::fflush(stdout);
    }

    /// Called on the teachers' threads, one at a time.
    void teachers(double done, double secondsLeft) {
        InterruptGuard::passOn(control_);
        progress_.show("Teachers", done, console::formatDuration(secondsLeft) + " left");
    }

    void batch(const model::BatchMetrics& m) {
        InterruptGuard::passOn(control_);
        if (options_.json && options_.logSteps) {
            console::printJson({{"event", "step"}, {"step", m.step}, {"loss", m.loss}});
        } else if (options_.logSteps) {
            console::print("step %lld  loss %.7f\n", static_cast<long long>(m.step), static_cast<double>(m.loss));
        }
        progress_.show(format("Epoch %d/%d", m.epoch, options_.run.recipe.epochs), m.epochsDone / options_.run.recipe.epochs,
                       format("%.0f images/s, %s left, loss %.3f", m.imagesPerSecond,
                              console::formatDuration(m.secondsLeft).c_str(), static_cast<double>(m.loss)));
    }

    void epoch(const model::EpochMetrics& m) {
        progress_.clear();
        if (options_.json) {
            Json line{{"event", "epoch"}, {"epoch", m.epoch}, {"epochs", m.epochs}};
            line.update(epochObject(m, options_.run.recipe.validate)); // keeps the place of "epoch"
            console::printJson(line);
            return;
        }
        console::print("%2d/%-4d %10.4f %10.2f %% %11.4f %9.2f %% %10.0f %9.1f\n", m.epoch, m.epochs, m.trainLoss,
                       100 * m.trainAccuracy, m.testLoss, 100 * m.testAccuracy, m.imagesPerSecond,
                       m.trainSeconds + m.testSeconds);
        std::fflush(stdout);
    }

    void finished(const RecordedRun& run, const std::string& path) {
        progress_.clear();
        const model::RunProgress& progress = run.result.progress;
        const bool completed = run.result.end == model::TrainingEnd::completed;
        if (options_.json) {
            Json json{{"event", "finished"}, {"run", run.id}, {"reason", completed ? "completed" : "stopped"}};
            json["test_accuracy"] = progress.testAccuracy ? Json(*progress.testAccuracy) : Json();
            json["weights"] = model::weightsKindName(run.result.kind);
            if (progress.validationAccuracy) {
                json["validation_accuracy"] = *progress.validationAccuracy;
                json["best_epoch"] = progress.bestEpoch;
            }
            json["seconds"] = progress.seconds;
            json["steps"] = progress.steps;
            json["model"] = path;
            console::printJson(json);
            return;
        }
        std::string accuracy = progress.testAccuracy ? format("test accuracy %.2f %%, ", 100 * *progress.testAccuracy) : "";
        if (progress.validationAccuracy) {
            accuracy += format("chosen after epoch %d by validation accuracy %.2f %%, ", progress.bestEpoch,
                               100 * *progress.validationAccuracy);
        }
        console::print("%s after %s: %smodel in %s\n", completed ? "Finished" : "Stopped",
                       console::formatDuration(progress.seconds).c_str(), accuracy.c_str(), path.c_str());
        if (!completed && !run.id.empty()) {
            console::print("Go on with: digitlab train --resume %s\n", run.id.c_str());
        }
    }

    void clear() { progress_.clear(); }

    void error(const QString& what, const QString& hint) { progress_.printError(what, hint); }

private:
    const TrainOptions& options_;
    model::TrainingControl& control_;
    console::ProgressLine progress_;
};

/// Fails before the training, not after it, when the file cannot be written.
void checkOutput(const std::string& chosen) {
    if (!chosen.empty()) {
        model::checkModelPath(chosen);
        model::checkWritable(chosen);
    }
}

/// The run to resume; only --out and --checkpoint-seconds may differ from before.
RunRequest findRun(const TrainOptions& options) {
    RunRequest request = resumeRequest(RunStore(*openDatabase(databasePath()).database), options.resume);
    if (!options.run.options.out.empty()) {
        request.options.out = options.run.options.out;
    }
    request.checkpointSeconds = options.run.checkpointSeconds;
    return request;
}

/// When nothing was learned: `what` happened.
model::Error noModel(const std::string& what, const std::string& out, const std::string& hint) {
    return {what + ": nothing was learned, and " + (out.empty() ? "there is no model." : out + " was not written."), hint};
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
        chosenFolder(options.data.empty() && !request.resumed.empty() ? request.options.dataFolder : options.data));
    const LoadedData data = loadData(request.options.dataFolder);
    warnOfData(data);
    if (!options.initialWeights.empty()) {
        request.initialWeights = readModel(options.initialWeights, options.network);
    }
    if (request.resumed.empty()) {
        request.teachers = loadModels(options.teachers, options.teacherNetwork);
    }
    warnOfHeldBackImages(request, data);

    const InterruptGuard guard;
    model::TrainingControl control;
    Report report(options, control);
    RunObserver observer;
    observer.begun = [&](const model::RunRecord& run) { report.started(run, data); };
    observer.onError = [&](const QString& what, const QString& hint) { report.error(what, hint); };
    observer.teachersProgressed = [&](double done, double secondsLeft) { report.teachers(done, secondsLeft); };
    observer.batchFinished = [&](const model::BatchMetrics& m) { report.batch(m); };
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) { report.epoch(m); };
    const std::string& out = request.options.out;
    try {
        const RecordedRun run = trainAndRecord(request, data, control, observer);
        if (!run.model) {
            report.clear();
            throw noModel("Training was stopped before the first step", out,
                          "Let it run on; teachers learn before the network does.");
        }
        report.finished(run, deliver(*run.model, out, run.file).string());
    } catch (const FailedRun& error) {
        report.clear();
        if (!error.diverged) {
            throw;
        }
        if (!error.model) {
            throw noModel("Training diverged at once", out, error.hint());
        }
        const std::filesystem::path path = deliver(*error.model, out, error.file);
        throw model::Error(std::string(error.what()) + " They are in " + path.string() + ".", error.hint());
    }
}

} // namespace

void addTrain(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("train", "Train the network and save it");
    const auto options = std::make_shared<TrainOptions>();
    const auto recipe = std::make_shared<RecipeOptions>();
    addDataOption(app, options->data);
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
        options->network = recipe->given("network");
        options->teacherNetwork = recipe->given("teacher-network");
        runTrain(*options);
    });
}

} // namespace app
