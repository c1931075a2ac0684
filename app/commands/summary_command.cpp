// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/layer_table.h"
#include "app/runs/run_json.h"
#include "app/storage/network_files.h"
#include "model/formats/recipe_json.h"

#include <nlohmann/json.hpp>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using console::format;

struct SummaryOptions {
    std::string model;
    std::string network; ///< a name or a file
    int classes = 10;
    bool json = false;
};

/// "98.53 % of MNIST's test images, each read once".
std::string measuredText(const model::Measurement& measured) {
    const std::string images = measured.dataSet.empty() ? "test images that are not known" : measured.dataSet + "'s test images";
    const std::string how = !measured.shiftAveraging   ? "read in a way that is not known"
                            : *measured.shiftAveraging ? "each read five times, moved by a pixel, and averaged"
                                                       : "each read once";
    return format("%.2f %%", 100 * measured.accuracy) + " of " + images + ", " + how;
}

void printCard(const model::ModelCard& card) {
    const auto line = [](const char* name, const std::string& value) {
        if (!value.empty()) {
            console::print("%-14s %s\n", name, value.c_str());
        }
    };
    line("written by", card.program);
    line("on", card.date);
    line("data set", card.dataSet);
    std::string classes;
    for (const std::string& name : card.classes) {
        classes += (classes.empty() ? "" : ", ") + name;
    }
    line("classes", classes);
    line("epochs", card.epochs > 0 ? std::to_string(card.epochs) : "");
    line("train accuracy", card.trainAccuracy ? format("%.2f %% in its last epoch", 100 * *card.trainAccuracy) : "");
    line("weights", card.weightsKind ? model::weightsKindName(*card.weightsKind) : "");
    line("validation accuracy",
         card.validationAccuracy ? format("%.2f %%, best in epoch %d", 100 * *card.validationAccuracy, card.bestEpoch) : "");
    line("test accuracy", card.measured ? measuredText(*card.measured) : "");
    line("temperature", card.temperature ? format("%.3f", *card.temperature) : "");
    line("recipe", card.recipe ? model::recipeToJson(*card.recipe) : "");
    line("which is", card.recipe && card.recipe->unread ? "not readable by this version: " + card.recipe->unread->reason : "");
    console::print("\n");
}

/// What is not known is left out.
Json cardObject(const model::ModelCard& card) {
    Json object = Json::object();
    const auto add = [&](const char* key, bool known, const auto& value) {
        if (known) {
            object[key] = value;
        }
    };
    add("program", !card.program.empty(), card.program);
    add("date", !card.date.empty(), card.date);
    add("dataset", !card.dataSet.empty(), card.dataSet);
    add("dataset_sha256", !card.dataSetHash.empty(), card.dataSetHash);
    add("classes", !card.classes.empty(), card.classes);
    add("epochs", card.epochs > 0, card.epochs);
    add("steps", card.steps > 0, card.steps);
    add("train_accuracy", card.trainAccuracy.has_value(), card.trainAccuracy.value_or(0));
    add("weights", card.weightsKind.has_value(), model::weightsKindName(card.weightsKind.value_or(model::WeightsKind::last)));
    add("validation_accuracy", card.validationAccuracy.has_value(), card.validationAccuracy.value_or(0));
    add("best_epoch", card.bestEpoch > 0, card.bestEpoch);
    if (const auto& measured = card.measured) {
        object["test_accuracy"] = measured->accuracy;
        add("test_dataset", !measured->dataSet.empty(), measured->dataSet);
        add("test_images_sha256", !measured->images.empty(), measured->images);
        add("test_labels_sha256", !measured->labels.empty(), measured->labels);
        add("test_shift_averaging", measured->shiftAveraging.has_value(), measured->shiftAveraging.value_or(false));
    }
    add("temperature", card.temperature.has_value(), card.temperature.value_or(0));
    if (card.recipe) {
        object["recipe"] = recipeObject(*card.recipe);
    }
    return object;
}

void runSummary(const SummaryOptions& options) {
    if (options.model.empty()) {
        const model::Architecture network(findNetwork(options.network.empty() ? "notebook" : options.network), options.classes);
        options.json ? console::printJson(layersObject(network)) : printLayers(network);
        return;
    }
    const model::Model model = readModel(options.model, options.network);
    if (options.json) {
        Json object = layersObject(*model.weights.architecture);
        object["card"] = cardObject(model.card);
        console::printJson(object);
        return;
    }
    printCard(model.card);
    printLayers(*model.weights.architecture);
}

} // namespace

void addSummary(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("summary", "Print a network's layer table");
    const auto options = std::make_shared<SummaryOptions>();
    CLI::Option& model = *app.add_option("--model", options->model, "Model file; its card is printed too");
    app.add_option("--network", options->network, "The network, or that of a PyTorch file")->option_text("NAME|FILE");
    app.add_option("--classes", options->classes, "Classes to tell apart")
        ->check(CLI::Range(2, model::kMaxClasses))
        ->excludes(&model);
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options] { runSummary(*options); });
}

} // namespace app
