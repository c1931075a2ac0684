// SPDX-License-Identifier: GPL-3.0-or-later
// The program in plain PyTorch that trains a model again: resources/export/train.py, its cells marked by "# %%".
#include "model/export/curve_picture.h"
#include "model/export/formats.h"
#include "model/values/plain_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <span>

namespace model {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kCellMark = "# %%";
constexpr std::string_view kMarkdownMark = "# %% [markdown]\n";
constexpr std::string_view kMeasured = "# {{measured}}"; ///< where the output of a cell stands
constexpr std::string_view kPicture = "# {{picture}}";

/// A text or a number as Python writes it.
template <class Value> std::string literal(const Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
        return value ? "True" : "False";
    } else if constexpr (std::is_enum_v<Value>) {
        return '"' + std::string(valueNames<Value>()[static_cast<std::size_t>(value)]) + '"';
    } else {
        return Json(value).dump(-1, ' ', true, Json::error_handler_t::replace);
    }
}

template <class Value> std::string literal(const std::optional<Value>& value) {
    return value ? literal(*value) : "None";
}

/// "LEARNING_RATE" for --learning-rate.
std::string constantOf(const SettingInfo& info) {
    std::string name = info.option;
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return c == '-' ? '_' : std::toupper(c); });
    return name;
}

std::string settings(const Recipe& recipe) {
    std::string text;
    const auto add = [&text](const SettingInfo& info, const auto& value) {
        const std::string option = info.option;
        if (option != "network" && option != "threads") { // the layers stand further down
            text += constantOf(info) + " = " + literal(value) + "  # " + info.help + "\n";
        }
    };
    visitSettings(recipe, add);
    visitSettings(recipe.augmentation, add);
    text.pop_back();
    return text;
}

/// PyTorch's module for a layer; `flat` where its input is [N,units].
std::string moduleOf(const PlacedLayer& placed, bool flat) {
    const Layer& layer = placed.layer;
    const std::string sizes =
        std::to_string(isWeighted(layer) && layer.kind == LayerKind::linear ? placed.input.count() : placed.input.channels) +
        ", " + std::to_string(placed.output.channels);
    switch (layer.kind) {
    case LayerKind::convolution:
        return "nn.Conv2d(" + sizes + ", " + std::to_string(layer.kernel) +
               (layer.stride > 1 ? ", stride=" + std::to_string(layer.stride) : "") +
               (layer.padding > 0 ? ", padding=" + std::to_string(layer.padding) : "") + (layer.bias ? ")" : ", bias=False)");
    case LayerKind::linear:
        return "nn.Linear(" + sizes + (layer.bias ? ")" : ", bias=False)");
    case LayerKind::batchNorm:
        return (flat ? "nn.BatchNorm1d(" : "nn.BatchNorm2d(") + std::to_string(placed.input.channels) + ")";
    case LayerKind::relu:
        return "nn.ReLU()";
    case LayerKind::leakyRelu:
        return "nn.LeakyReLU(" + literal(layer.slope) + ")";
    case LayerKind::dropout:
        return "nn.Dropout(" + (layer.rate ? literal(*layer.rate) : "DROPOUT") + ")";
    case LayerKind::maxPooling:
        return "nn.MaxPool2d(" + std::to_string(layer.size) + ")";
    case LayerKind::averagePooling:
        return "nn.AvgPool2d(" + std::to_string(layer.size) + ")";
    case LayerKind::globalAveragePooling:
        break;
    }
    return "nn.AdaptiveAvgPool2d(1)";
}

} // namespace

std::string torchLayers(const Architecture& architecture) {
    std::string text;
    bool flat = false;
    int turns = 0;
    const auto add = [&text](const std::string& name, const std::string& module, const std::string& comment) {
        text += std::string(12, ' ') + "(\"" + name + "\", " + module + ")," + (comment.empty() ? "" : "  # " + comment) + "\n";
    };
    for (const PlacedLayer& placed : architecture.layers()) {
        const LayerKind kind = placed.layer.kind;
        if (kind == LayerKind::linear && !flat) {
            add("flatten" + std::to_string(++turns), "nn.Flatten()", "");
            flat = true;
        }
        const bool windows = kind == LayerKind::convolution || kind == LayerKind::maxPooling ||
                             kind == LayerKind::averagePooling || kind == LayerKind::globalAveragePooling;
        if (windows && flat) {
            add("unflatten" + std::to_string(++turns), "nn.Unflatten(1, (" + std::to_string(placed.input.channels) + ", 1, 1))",
                "");
            flat = false;
        }
        const std::string side = std::to_string(placed.output.side);
        const std::string shape = std::to_string(placed.output.channels) + " × " + side + " × " + side;
        const std::string field = std::to_string(placed.receptiveField);
        add(placed.name, moduleOf(placed, flat),
            isWeighted(placed.layer) || placed.output != placed.input
                ? shape + (placed.parameters > 0 ? ", " + groupedDigits(placed.parameters) + " parameters" : "") + ", sees " +
                      field + " × " + field
                : "");
    }
    if (!flat) {
        add("flatten" + std::to_string(++turns), "nn.Flatten()", "");
    }
    text.pop_back();
    return text;
}

std::string markdown(const std::string& text) {
    std::string escaped;
    for (const char c : plainText(text)) {
        const bool marks = c > 0 && std::ispunct(static_cast<unsigned char>(c)) != 0;
        escaped += c == '<' ? "&lt;" : c == '&' ? "&amp;" : marks ? std::string("\\") + c : std::string(1, c);
    }
    return escaped;
}

namespace {

/// What this code does otherwise than the program, a sentence each.
std::vector<std::string> differences(const Recipe& recipe, const KeptRun* run, bool known, bool published) {
    std::vector<std::string> found;
    if (!known) {
        found.emplace_back(
            "The model does not say by which recipe it was trained: these are the settings of the original notebook.");
    }
    if (run != nullptr && !run->record.origin.initialWeights.empty() && run->record.origin.initialWeights != kDrawnFromSeed) {
        found.push_back("The run began with given weights (SHA-256 " + plainText(run->record.origin.initialWeights) +
                        "): name a .pt file with them in INITIAL_WEIGHTS, which digitlab convert makes.");
    }
    if (recipe.shuffle) {
        found.emplace_back(
            "PyTorch shuffles the images in another order, so that the figures differ as those of another seed do.");
    }
    const bool ordered = !recipe.shuffle || recipe.validate || (run != nullptr && run->record.options.trainImages);
    if (ordered && !published) {
        found.emplace_back(
            "DigitLab takes the images of this data set in an order of its own, so that the first and last ones are others.");
    }
    if (recipe.augmentation.enabled) {
        found.emplace_back("Images are varied by torchvision with its own random numbers, in the same ranges.");
        if (recipe.augmentation.elasticAlpha > 0) {
            found.emplace_back("Elastic deformation is written out here: torchvision's has other noise.");
        }
        if (recipe.augmentation.styles != StyleSettings()) {
            found.emplace_back(
                "Writing styles (slashed zeros, barred sevens and others) have no counterpart in torchvision and are "
                "left out: drawings in those styles are read worse.");
        }
    }
    const std::size_t given = run != nullptr && run->record.origin.teachers ? run->record.origin.teachers->size() : 0;
    if (const std::size_t teachers = given > 0 ? given : static_cast<std::size_t>(recipe.distillation.teachers); teachers > 0) {
        found.push_back("The network learned from the averaged answers of " + std::to_string(teachers) +
                        " teachers; here it learns from the labels alone, and reads a little worse.");
    }
    if (recipe.validate) {
        found.emplace_back("DigitLab takes out of the held-back images those that are learned from, too.");
    }
    if (found.empty()) {
        found.emplace_back("Nothing: from the same initial weights the losses are the same but for rounding.");
    }
    return found;
}

std::string joined(std::span<const std::string> lines, const std::string& before) {
    std::string text;
    for (const std::string& line : lines) {
        text += (text.empty() ? "" : "\n" + before) + line;
    }
    return text;
}

/// The lines that the run would have printed.
std::vector<std::string> measuredLines(const KeptRun& run) {
    const RunRecord& record = run.record;
    const RunEnvironment& machine = record.environment;
    const std::string on = record.recipe.validate ? "validation" : "test";
    const auto percent = [](double share) { return fixedDigits(100 * share, 2) + " %"; };
    std::vector<std::string> lines{"Measured by " + machine.program + ", not by this cell: run " + record.id + ", seed " +
                                       std::to_string(record.recipe.seed) + ", begun " + record.started,
                                   "trained by " + machine.backend + ", " + std::to_string(machine.threads) + " threads, on " +
                                       machine.processor + ", " + machine.system};
    for (const EpochMetrics& epoch : run.curve.epochMetrics) {
        lines.push_back("epoch " + std::to_string(epoch.epoch) + " of " + std::to_string(epoch.epochs) + ": loss " +
                        fixedDigits(epoch.trainLoss, 4) + ", accuracy " + percent(epoch.trainAccuracy) + "; " + on + " loss " +
                        fixedDigits(epoch.testLoss, 4) + ", " + on + " accuracy " + percent(epoch.testAccuracy) + "; " +
                        fixedDigits(epoch.trainSeconds + epoch.testSeconds, 1) + " s");
    }
    if (record.testAccuracy) {
        lines.push_back("test accuracy " + percent(*record.testAccuracy));
    }
    std::ranges::transform(lines, lines.begin(), plainText);
    return lines;
}

/// Names are TorchVision's classes.
std::string torchvisionSet(const std::string& name) {
    return name == "Fashion-MNIST" ? "FashionMNIST" : name == "KMNIST" ? name : name.empty() || name == "MNIST" ? "MNIST" : "";
}

/// How `load_split` gets images where the folder has none.
std::string fetch(const std::string& set) {
    const std::string missing =
        "raise SystemExit(f\"{DATA} lacks the four IDX files: set DIGITLAB_DATA to a folder with them.\")";
    const std::string indent = "\n" + std::string(8, ' ');
    return set.empty() ? missing
                       : "if torchvision is None:" + indent + "    " + missing + indent + "split = torchvision.datasets." + set +
                             "(DATA, train=train, download=True)" + indent + "images, labels = split.data, split.targets";
}

/// `text` shows a text of a file where the values will stand.
std::map<std::string, std::string, std::less<>> valuesOf(const Model& model, const KeptRun* run,
                                                         std::string (*text)(const std::string&)) {
    const bool known = run != nullptr || (model.card.recipe && !model.card.recipe->unread);
    const Recipe recipe = run != nullptr ? run->record.recipe : known ? *model.card.recipe : Recipe();
    const Architecture& architecture = *model.weights.architecture;
    const std::string program = std::string("DigitLab ") + DIGITLAB_VERSION;
    std::string summary = "Written by " + program + ": the network " + text(architecture.network().name) + " with " +
                          groupedDigits(architecture.parameters()) + " parameters";
    const std::optional<Measurement>& measured = model.card.measured;
    summary += measured ? ", which read " + fixedDigits(100 * measured->accuracy, 2) + " % of the test images of " +
                              text(measured->dataSet.empty() ? "its data set" : measured->dataSet) + " right."
                        : ".";
    summary += run != nullptr ? " The outputs below are what DigitLab measured when it trained it."
                              : " DigitLab has no record of the run that gave it, and so no curves.";
    const std::string set = torchvisionSet(model.card.dataSet);
    std::vector<std::string> bullets = differences(recipe, run, known, !set.empty());
    std::ranges::transform(bullets, bullets.begin(), [](const std::string& line) { return "- " + line; });
    return {{"title", "Train " + text(known ? recipe.name : architecture.network().name) + " in PyTorch"},
            {"summary", summary},
            {"differences", joined(bullets, "# ")},
            {"download",
             set.empty() ? "digitlab data list says where sets are" : "torchvision fetches " + set + " where they are not"},
            {"fetch", fetch(set)},
            {"max_steps", run != nullptr ? literal(run->record.options.maxSteps) : "None"},
            {"train_images", run != nullptr ? literal(run->record.options.trainImages) : "None"},
            {"settings", settings(recipe)},
            {"layers", torchLayers(architecture)},
            {"measured", run != nullptr ? joined(measuredLines(*run), "# ") : "Nothing is known of the run that gave the model."},
            {"picture", ""}};
}

/// `text` without that line.
std::string without(std::string text, std::string_view line) {
    if (const std::size_t at = text.find(line); at != std::string::npos) {
        text.erase(at, line.size() + 1);
    }
    return text;
}

Json output(const char* kind, const Json& more) {
    Json object{{"output_type", kind}};
    object.update(more);
    return object;
}

} // namespace

std::string writePython(const Model& model, const KeptRun* run) {
    return filledIn(without(std::string(kTrainTemplate), kPicture),
                    valuesOf(model, run, [](const std::string& name) { return plainText(name); }));
}

std::string writeNotebook(const Model& model, const KeptRun* run) {
    const auto values = valuesOf(model, run, markdown);
    Json cells = Json::array();
    std::string_view rest = kTrainTemplate;
    while (!rest.empty()) {
        const std::size_t next = rest.find("\n" + std::string(kCellMark), 1);
        std::string_view part = rest.substr(0, next);
        rest.remove_prefix(next == std::string_view::npos ? rest.size() : next + 1);
        const bool isText = part.starts_with(kMarkdownMark);
        part.remove_prefix(part.find('\n') + 1);
        std::string source = filledIn(without(without(std::string(part) + "\n", kMeasured), kPicture), values);
        source.erase(source.find_last_not_of('\n') + 1);
        if (isText) { // its lines are comments in the program
            std::string bare = source.substr(std::min<std::size_t>(2, source.size()));
            for (std::size_t at = bare.find("\n#"); at != std::string::npos; at = bare.find("\n#", at + 1)) {
                bare.erase(at + 1, bare[at + 2] == ' ' ? 2 : 1);
            }
            source = bare;
        }
        Json cell{{"cell_type", isText ? "markdown" : "code"},
                  {"id", "cell-" + std::to_string(cells.size() + 1)},
                  {"metadata", Json::object()},
                  {"source", source}};
        if (!isText) {
            cell["execution_count"] = nullptr;
            cell["outputs"] = Json::array();
            if (run != nullptr && part.find(kMeasured) != std::string_view::npos) {
                cell["outputs"].push_back(
                    output("stream", {{"name", "stdout"}, {"text", joined(measuredLines(*run), "") + "\n"}}));
            }
            if (run != nullptr && part.find(kPicture) != std::string_view::npos) {
                const std::string picture = curvePicture({run->curve}, run->record.recipe.validate ? "validation" : "test");
                if (!picture.empty()) {
                    const Json data{{"image/svg+xml", picture}, {"text/plain", "Loss and accuracy, measured by DigitLab"}};
                    cell["outputs"].push_back(output("display_data", {{"data", data}, {"metadata", Json::object()}}));
                }
            }
        }
        cells.push_back(cell);
    }
    const auto texts = exportMetadata(model);
    const Json metadata{{"kernelspec", {{"display_name", "Python 3"}, {"language", "python"}, {"name", "python3"}}},
                        {"language_info", {{"name", "python"}}},
                        {"digitlab", Json(Json::object_t(texts.begin(), texts.end()))}};
    const Json notebook{{"cells", cells}, {"metadata", metadata}, {"nbformat", 4}, {"nbformat_minor", 5}};
    return notebook.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace model
