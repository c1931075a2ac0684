// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/storage/picture_file.h"
#include "model/augment/augmentation.h"
#include "model/files/atomic_file.h"
#include "model/formats/number_text.h"
#include "model/values/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace app {
namespace {

struct AugmentOptions {
    std::string data;
    int index = 0;
    model::AugmentationParameters parameters;
    std::string interpolation = "nearest";
    std::string order = "brightness,contrast";
    std::string cases;
    std::string out;
};

struct Case {
    int index = 0;
    model::AugmentationParameters parameters;
    model::Interpolation interpolation = model::Interpolation::nearest;
};

model::Interpolation parseInterpolation(const std::string& name) {
    if (name != "nearest" && name != "bilinear") {
        throw model::Error("There is no interpolation \"" + name + "\".", "Use nearest or bilinear.");
    }
    return name == "nearest" ? model::Interpolation::nearest : model::Interpolation::bilinear;
}

bool parseBrightnessFirst(const std::string& order) {
    if (order != "brightness,contrast" && order != "contrast,brightness") {
        throw model::Error("There is no order \"" + order + "\".", "Use brightness,contrast or contrast,brightness.");
    }
    return order == "brightness,contrast";
}

model::DigitImage apply(const model::DataSet& set, const Case& item) {
    if (item.index < 0 || item.index >= set.size()) {
        throw model::Error("There is no training image " + std::to_string(item.index) + ".",
                           "Choose an index from 0 to " + std::to_string(set.size() - 1) + ".");
    }
    const model::AugmentationParameters& p = item.parameters;
    const auto within = [](double value, double low, double high) {
        return std::isfinite(value) && value >= low && value <= high;
    };
    if (!within(p.angleDegrees, -3600, 3600) || !within(p.translateX, -1000, 1000) || !within(p.translateY, -1000, 1000) ||
        !within(p.scale, 0.01, 100) || !within(p.brightness, 0, 100) || !within(p.contrast, 0, 100)) {
        throw model::Error("An augmentation parameter is out of range.",
                           "Angle ±3600°, translation ±1000 pixels, scale 0.01 to 100, brightness and contrast 0 to 100.");
    }
    return model::augment(set.images[static_cast<std::size_t>(item.index)], p, item.interpolation);
}

/// Fields of one CSV line; quoted ones may hold commas.
std::vector<std::string> splitCsv(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

Case parseCase(const std::vector<std::string>& names, const std::vector<std::string>& fields) {
    const auto field = [&](const char* name) {
        const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        if (at >= names.size() || at >= fields.size()) {
            throw std::invalid_argument(std::string("the column ") + name + " is missing");
        }
        return fields[at];
    };
    Case item;
    item.index = model::parseNumber<int>(field("train_index"));
    item.parameters.angleDegrees = model::parseNumber<double>(field("angle_degrees"));
    item.parameters.translateX = model::parseNumber<double>(field("translate_x_px"));
    item.parameters.translateY = model::parseNumber<double>(field("translate_y_px"));
    item.parameters.scale = model::parseNumber<double>(field("scale"));
    item.parameters.brightness = model::parseNumber<double>(field("brightness"));
    item.parameters.contrast = model::parseNumber<double>(field("contrast"));
    item.parameters.brightnessFirst = parseBrightnessFirst(field("order"));
    item.interpolation = parseInterpolation(field("interpolation"));
    return item;
}

/// The results of all cases, 784 bytes each, one after the other.
std::string applyCases(const model::DataSet& set, const std::string& path) {
    constexpr std::size_t kLargestFile = 64U << 20;
    std::istringstream in(model::readWholeFile(path, kLargestFile));
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> names = splitCsv(line);
    std::string bytes;
    for (int number = 2; std::getline(in, line); ++number) {
        if (line.empty()) {
            continue;
        }
        const auto fail = [&](const std::string& what, const std::string& hint) {
            throw model::Error(path + ", line " + std::to_string(number) + ": " + what, hint);
        };
        try {
            const model::DigitImage image = apply(set, parseCase(names, splitCsv(line)));
            bytes.append(image.begin(), image.end());
        } catch (const model::Error& error) {
            fail(error.what(), error.hint());
        } catch (const std::logic_error& error) { // from parseNumber and parseCase
            fail(std::string("this is not a case (") + error.what() + ").",
                 "The columns are train_index, angle_degrees, translate_x_px, translate_y_px, scale, interpolation, order, "
                 "brightness, contrast.");
        }
    }
    return bytes;
}

void runAugment(const AugmentOptions& options) {
    const model::DataSet set = loadChosenSplit(options.data, "train");
    if (!options.cases.empty()) {
        model::writeFileAtomically(options.out, applyCases(set, options.cases));
        return;
    }
    Case item{options.index, options.parameters, parseInterpolation(options.interpolation)};
    item.parameters.brightnessFirst = parseBrightnessFirst(options.order);
    writePng(options.out, apply(set, item));
}

} // namespace

void addAugment(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("augment", "Apply one augmentation to a training image, or many from a file");
    const auto options = std::make_shared<AugmentOptions>();
    addDataOption(app, options->data);
    CLI::Option* const one[]{
        app.add_option("--index", options->index, "Training image, from 0"),
        app.add_option("--angle", options->parameters.angleDegrees, "Degrees, clockwise"),
        app.add_option("--translate-x", options->parameters.translateX, "Pixels to the right"),
        app.add_option("--translate-y", options->parameters.translateY, "Pixels down"),
        app.add_option("--scale", options->parameters.scale, "Factor"),
        app.add_option("--interpolation", options->interpolation, "nearest or bilinear"),
        app.add_option("--brightness", options->parameters.brightness, "Factor"),
        app.add_option("--contrast", options->parameters.contrast, "Factor"),
        app.add_option("--order", options->order, "brightness,contrast or contrast,brightness"),
    };
    CLI::Option* cases = app.add_option("--cases", options->cases, "CSV file with a case a line, in place of the options above");
    for (CLI::Option* option : one) {
        option->excludes(cases);
    }
    app.add_option("--out", options->out, "PNG to write, or with --cases the file of raw bytes")->required();
    app.callback([options] { runAugment(*options); });
}

} // namespace app
