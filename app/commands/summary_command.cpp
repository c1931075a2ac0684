// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "app/runs/run_json.h"
#include "model/formats/model_file.h"
#include "model/formats/recipe_json.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using console::format;

std::string shapeText(const std::vector<int>& shape) {
    std::string text;
    for (const int extent : shape) {
        text += (text.empty() ? "" : " × ") + std::to_string(extent);
    }
    return text;
}

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

void runSummary(const std::string& modelFile, bool json) {
    const auto rows = model::layerTable();
    std::size_t activations = 0;
    for (const model::LayerRow& row : rows) {
        activations += model::elementCount(row.shape);
    }
    const std::size_t parameterBytes = model::kParameterCount * sizeof(float);
    const std::size_t activationBytes = activations * sizeof(float);
    const std::optional<model::ModelCard> card =
        modelFile.empty() ? std::nullopt : std::optional(model::loadModel(modelFile).card);
    if (json) {
        Json layers = Json::array();
        for (const model::LayerRow& row : rows) {
            layers.push_back({{"name", row.name},
                              {"kind", row.kind},
                              {"output_shape", row.shape},
                              {"parameters", row.parameters},
                              {"receptive_field", row.receptiveField}});
        }
        Json object{{"layers", layers},
                    {"parameters", model::kParameterCount},
                    {"parameter_bytes", parameterBytes},
                    {"activation_bytes", activationBytes}};
        if (card) {
            object["card"] = cardObject(*card);
        }
        console::printJson(object);
        return;
    }
    if (card) {
        printCard(*card);
    }
    console::print("%-8s%-22s%-16s%12s%17s\n", "layer", "kind", "output", "parameters", "receptive field");
    for (const model::LayerRow& row : rows) {
        const std::string parameters = row.parameters == 0 ? "–" : std::to_string(row.parameters);
        const std::string field = format("%d × %d", row.receptiveField, row.receptiveField);
        const std::string line = aligned(row.name, 8) + aligned(row.kind, 22) + aligned(shapeText(row.shape), 16) +
                                 aligned(parameters, 12, 'r') + aligned(field, 17, 'r');
        console::print("%s\n", line.c_str());
    }
    console::print("\nparameters          %d (%.1f KB as float32), all trainable\n", model::kParameterCount,
                   static_cast<double>(parameterBytes) / 1024);
    console::print("activations         %.1f KB an image in the forward pass, every layer kept\n",
                   static_cast<double>(activationBytes) / 1024);
}

} // namespace

void addSummary(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("summary", "Print the network's layer table");
    const auto file = std::make_shared<std::string>();
    const auto json = std::make_shared<bool>(false);
    app.add_option("--model", *file, "Model file whose card is printed too");
    app.add_flag("--json", *json, "Print one JSON object");
    app.callback([file, json] { runSummary(*file, *json); });
}

} // namespace app
