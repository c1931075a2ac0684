// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/interrupt.h"
#include "app/store/bundled_models.h"
#include "app/store/model_rescue.h"
#include "model/io/atomic_file.h"
#include "model/io/model_file.h"
#include "model/io/recipe_json.h"
#include "model/train/model_card.h"
#include "model/train/trainer.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace app {
namespace {

struct TrainOptions {
    std::string data;
    model::Recipe recipe;
    model::TrainingOptions training;
    std::vector<std::string> teachers; ///< model files
    std::string initialWeights;
    std::string out;
    std::string device = "auto";
    model::StepKind step = model::StepKind::automatic;
    bool logSteps = false;
    bool json = false;
};

using Json = nlohmann::ordered_json;
using console::format;

/// Reports a run either as JSON lines or as a table with a progress line below it.
class Report {
public:
    Report(const TrainOptions& options, model::TrainingControl& control) : options_(options), control_(control) {}

    void started(const LoadedData& data) {
        const model::Recipe& recipe = options_.recipe;
        if (options_.json) {
            console::printJson({{"event", "started"},
                                {"version", DIGITLAB_VERSION},
                                {"torch", model::torchDescription()},
                                {"device", options_.device},
                                {"threads", model::resolveThreads(recipe.threads)},
                                {"parameters", model::kParameterCount},
                                {"dataset", data.name},
                                {"train_images", model::usedImages(options_.recipe, options_.training, data.train)},
                                {"test_images", data.test.size()},
                                {"recipe", Json::parse(model::recipeToJson(recipe))}});
            return;
        }
        std::printf("%s · %d training and %d test images · recipe %s, seed %llu\n", data.name.c_str(),
                    model::usedImages(options_.recipe, options_.training, data.train), data.test.size(), recipe.name.c_str(),
                    static_cast<unsigned long long>(recipe.seed));
        std::printf("epoch   train loss   train acc.   test loss   test acc.   images/s   seconds\n");
        std::fflush(stdout);
    }

    /// Called on the teachers' threads, one at a time.
    void teachers(double done) {
        if (InterruptGuard::interrupted()) {
            control_.stop();
        }
        progress_.show("Teachers", done, "");
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
        progress_.show(format("Epoch %d/%d", m.epoch, options_.recipe.epochs), m.epochsDone / options_.recipe.epochs,
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
                                {"test_loss", m.testLoss},
                                {"test_accuracy", m.testAccuracy},
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

    void finished(const model::TrainingResult& result, const std::string& path) {
        progress_.clear();
        const bool completed = result.end == model::TrainingEnd::completed;
        if (options_.json) {
            Json json{{"event", "finished"}, {"reason", completed ? "completed" : "stopped"}};
            json["test_accuracy"] = result.test ? Json(result.test->accuracy()) : Json();
            json["seconds"] = result.seconds;
            json["steps"] = result.steps;
            json["model"] = path;
            console::printJson(json);
            return;
        }
        const std::string accuracy = result.test ? format("test accuracy %.2f %%, ", 100 * result.test->accuracy()) : "";
        std::printf("%s after %s: %smodel in %s\n", completed ? "Finished" : "Stopped",
                    console::formatDuration(result.seconds).c_str(), accuracy.c_str(), path.c_str());
    }

    void clear() { progress_.clear(); }

private:
    const TrainOptions& options_;
    model::TrainingControl& control_;
    console::ProgressLine progress_;
};

/// Where the model goes; fails before the training rather than after it when nothing can be written there.
std::filesystem::path prepareOutput(const std::string& chosen) {
    const std::filesystem::path path = chosen.empty() ? lastModelPath() : std::filesystem::path(chosen);
    if (chosen.empty()) {
        std::error_code ignored; // a folder that cannot be made is reported by the check below
        std::filesystem::create_directories(path.parent_path(), ignored);
    }
    model::checkModelPath(path);
    model::checkWritable(path);
    return path;
}

void runTrain(const TrainOptions& options) {
    model::validate(options.recipe);
    const std::filesystem::path out = prepareOutput(options.out);
    const LoadedData data = loadChosenData(options.data);
    model::checkFits(options.recipe, options.training, data.train);
    std::optional<model::Model> initial;
    if (!options.initialWeights.empty()) {
        initial = model::loadModel(options.initialWeights);
    }
    model::TrainingOptions training = options.training;
    training.teachers = loadWeights(options.teachers);
    const auto learner = model::makeLearner({options.recipe.seed, options.recipe.threads, options.device, options.step});
    if (initial) {
        learner->setWeights(initial->weights);
    }

    const InterruptGuard guard;
    model::TrainingControl control;
    Report report(options, control);
    report.started(data);
    model::TrainingObserver observer;
    observer.teachersProgressed = [&](double done) { report.teachers(done); };
    observer.batchFinished = [&](const model::BatchMetrics& m) { report.batch(m); };
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) { report.epoch(m); };
    try {
        const model::TrainingResult result =
            model::train(options.recipe, training, data.train, data.test, *learner, control, observer);
        if (result.steps == 0) {
            report.clear();
            throw model::Error("Training was stopped before the first step: nothing was learned, and " + out.string() +
                                   " was not written.",
                               "Let it run on; teachers learn before the network does.");
        }
        saveOrRescue(out, {*result.weights, model::makeCard(options.recipe, result, data.name, data.sha256)});
        report.finished(result, out.string());
    } catch (const model::Diverged& error) {
        report.clear();
        if (error.learnedSteps == 0) {
            throw model::Error("Training diverged at once: nothing was learned, and " + out.string() + " was not written.",
                               error.hint());
        }
        model::TrainingResult partial;
        partial.steps = error.learnedSteps;
        saveOrRescue(out, {*error.weights, model::makeCard(options.recipe, partial, data.name, data.sha256)});
        throw model::Error(std::string(error.what()) + " They are in " + out.string() + ".", error.hint());
    }
}

} // namespace

void addTrain(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("train", "Train the network and save it");
    const auto options = std::make_shared<TrainOptions>();
    const auto recipe = std::make_shared<RecipeOptions>();
    app.add_option("--data", options->data, kDataHelp);
    recipe->add(app);
    app.add_option("--teacher", options->teachers, kTeacherHelp);
    app.add_option("--initial-weights", options->initialWeights, "Start from this model instead of random weights");
    app.add_option("--max-steps", options->training.maxSteps, "End after this many steps")->check(CLI::PositiveNumber);
    app.add_option("--train-images", options->training.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber);
    app.add_option("--device", options->device, "auto, cpu or cuda");
    addStep(app, options->step);
    app.add_flag("--log-steps", options->logSteps, "Print the loss of every step");
    app.add_option("--out", options->out, "Model file to write, .safetensors or .pt");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, recipe] {
        options->recipe = recipe->recipe();
        runTrain(*options);
    });
}

} // namespace app
