// SPDX-License-Identifier: GPL-3.0-or-later
// Model cards as safetensors metadata.
#include "model/formats/network_json.h"
#include "model/formats/number_text.h"
#include "model/formats/recipe_json.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace model {
namespace {

constexpr const char* kFormatVersion = "1";
constexpr const char* kOnePass = "one pass"; ///< how test images were read
constexpr const char* kShiftsAveraged = "five shifts averaged";

/// Names as a JSON list: they may have commas in them.
ClassNames classesFromJson(const std::string& text) {
    constexpr std::size_t kLongestName = 1000;
    const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array() || list.size() < 2 || list.size() > kMaxClasses) {
        throw std::invalid_argument("classes");
    }
    ClassNames names;
    for (const nlohmann::json& name : list) {
        if (!name.is_string()) {
            throw std::invalid_argument("classes");
        }
        names.push_back(plainText(name.get_ref<const std::string&>()));
        if (names.back().size() > kLongestName) { // what is written must be read again
            throw std::invalid_argument("classes");
        }
    }
    return names;
}

} // namespace

std::string classesToJson(const ClassNames& names) {
    return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Metadata cardMetadata(const ModelCard& card, const Architecture& architecture) {
    const bool notebook = architecture == *notebookArchitecture();
    Metadata metadata{{"format", "pt"}, // what the safetensors library expects to find
                      {"format_version", kFormatVersion},
                      {"program", card.program},
                      {"architecture", notebook ? kNotebookId : architecture.network().name},
                      {"network", toJson(architecture.network())},
                      {"normalisation", "(v/255 - 0.1307)/0.3081"},
                      {"date", card.date},
                      {"epochs", std::to_string(card.epochs)},
                      {"steps", std::to_string(card.steps)},
                      {"dataset", card.dataSet},
                      {"dataset_sha256", card.dataSetHash}};
    const auto add = [&](const char* key, const std::optional<double>& value) {
        if (value) {
            metadata.emplace_back(key, nlohmann::json(*value).dump()); // with as many digits as reading it back exactly needs
        }
    };
    if (card.recipe) {
        metadata.emplace_back("recipe", recipeToJson(*card.recipe));
    }
    add("train_accuracy", card.trainAccuracy);
    if (const auto& measured = card.measured) {
        add("test_accuracy", measured->accuracy);
        const auto addText = [&](const char* key, const std::string& text) {
            if (!text.empty()) {
                metadata.emplace_back(key, text);
            }
        };
        addText("test_dataset", measured->dataSet);
        addText("test_images_sha256", measured->images);
        addText("test_labels_sha256", measured->labels);
        if (measured->shiftAveraging) {
            metadata.emplace_back("test_reading", *measured->shiftAveraging ? kShiftsAveraged : kOnePass);
        }
    }
    add("temperature", card.temperature);
    if (card.weightsKind) {
        metadata.emplace_back("weights", weightsKindName(*card.weightsKind));
    }
    if (card.bestEpoch > 0) {
        metadata.emplace_back("best_epoch", std::to_string(card.bestEpoch));
    }
    add("validation_accuracy", card.validationAccuracy);
    if (!card.classes.empty()) {
        metadata.emplace_back("classes", classesToJson(card.classes));
    }
    return metadata;
}

namespace {

ModelCard cardFromMetadata(const std::map<std::string, std::string>& metadata, const std::string& source) {
    const auto text = [&](const char* key) { return metadata.contains(key) ? plainText(metadata.at(key)) : std::string(); };
    if (metadata.contains("format_version") && text("format_version") != kFormatVersion) {
        throw Error(source + ": it is of format version " + text("format_version") + ", this DigitLab reads version " +
                        kFormatVersion + ".",
                    "Update DigitLab, or save the model as PyTorch weights there.");
    }
    if (metadata.contains("architecture") && !metadata.contains("network") && text("architecture") != kNotebookId) {
        throw Error(source + ": it holds another network (" + text("architecture") + ").",
                    "Choose a model that DigitLab or PyTorch saved.");
    }
    ModelCard card;
    card.program = text("program");
    card.date = text("date");
    card.dataSet = text("dataset");
    card.dataSetHash = text("dataset_sha256");
    const auto number = [&](const char* key) -> std::optional<double> {
        if (!metadata.contains(key)) {
            return std::nullopt;
        }
        const double value = parseNumber<double>(text(key));
        if (!(value >= 0 && value <= 1e9)) {
            throw std::invalid_argument(key);
        }
        return value;
    };
    card.epochs = static_cast<int>(number("epochs").value_or(0));
    card.steps = static_cast<std::int64_t>(number("steps").value_or(0));
    card.trainAccuracy = number("train_accuracy");
    if (const auto accuracy = number("test_accuracy")) {
        card.measured = {*accuracy, text("test_dataset"), text("test_images_sha256"), text("test_labels_sha256"), {}};
        if (text("test_reading") == kOnePass || text("test_reading") == kShiftsAveraged) {
            card.measured->shiftAveraging = text("test_reading") == kShiftsAveraged;
        }
    }
    card.temperature = number("temperature");
    card.validationAccuracy = number("validation_accuracy");
    card.bestEpoch = static_cast<int>(number("best_epoch").value_or(0));
    for (const WeightsKind kind : {WeightsKind::last, WeightsKind::averaged, WeightsKind::best}) {
        if (text("weights") == weightsKindName(kind)) {
            card.weightsKind = kind;
        }
    }
    if (metadata.contains("classes")) {
        card.classes = classesFromJson(text("classes"));
    }
    if (metadata.contains("recipe")) {
        card.recipe = recordedRecipe(text("recipe"));
    }
    return card;
}

} // namespace

Model readSafetensors(std::string_view bytes, const std::string& source) {
    Safetensors file = parseSafetensors(bytes, source);
    const std::map<std::string, std::string> metadata(file.metadata.begin(), file.metadata.end());
    Model model;
    try {
        model.card = cardFromMetadata(metadata, source);
    } catch (const std::logic_error&) { // numbers that are none
        throw Error(source + ": its header is damaged.", "Choose a model that DigitLab or PyTorch saved.");
    }
    Tensors tensors = byName(std::move(file.tensors));
    const auto listed = metadata.find("network");
    ArchitecturePointer architecture = listed == metadata.end()
                                           ? notebookArchitecture()
                                           : architectureOf(networkFromJson(listed->second, source), tensors, source);
    model.weights = arrangeWeights(std::move(tensors), std::move(architecture), source);
    if (model.card.classes.size() > static_cast<std::size_t>(model.weights.classes())) {
        throw Error(source + ": it names " + std::to_string(model.card.classes.size()) + " classes, and its network tells " +
                        std::to_string(model.weights.classes()) + " apart.",
                    "Choose a model that DigitLab or PyTorch saved.");
    }
    return model;
}

std::string writeSafetensors(const Model& model) {
    return formatSafetensors({cardMetadata(model.card, *model.weights.architecture), model.weights.tensors});
}

} // namespace model
