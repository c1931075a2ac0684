// SPDX-License-Identifier: GPL-3.0-or-later
// make_models calibrate|guard-data|centrelines|starter: what the models in resources/models are made with besides `digitlab
// train`, and the data set in resources/data; see the READMEs there.
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "model/data/mnist_files.h"
#include "model/data/strokes_file.h"
#include "model/data/unpack_source.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/network/class_order.h"
#include "model/network/learner.h"
#include "model/training/trainer.h"
#include "tests/tools/centreline.h"
#include "tests/tools/guard_data.h"
#include "tests/tools/starter_data.h"
#include "tests/tools/temperature.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

struct Calibration {
    std::string model;
    std::string heldOut; ///< model file, or empty for `model` itself
    std::string data;
    std::string out;
};

/// Divides a model's logits by the temperature that fits the last 10,000 training images best.
void calibrate(const Calibration& options) {
    model::checkModelPath(options.out);
    const model::DataSet held = model::validationImages(app::loadChosenData(options.data).train);
    model::Model model = model::withClasses(model::loadModel(options.model), held.classes, options.model);
    const model::Model reader =
        options.heldOut.empty() ? model : model::withClasses(model::loadModel(options.heldOut), held.classes, options.heldOut);
    if (!reader.card.recipe || !reader.card.recipe->validate) {
        std::fprintf(stderr,
                     "%s may have learned from the images the temperature is fitted on, and be too sure of them.\n"
                     "  Name a model of the same recipe that was trained with --validate with --held-out.\n",
                     options.heldOut.empty() ? options.model.c_str() : options.heldOut.c_str());
    }
    const std::vector<float> logProbabilities = model::makePredictor(reader.weights, {})->answers(held.images);
    // Either file may carry a temperature already.
    const double temperature = tools::fitTemperature(logProbabilities, held.labels) * reader.card.temperature.value_or(1);
    model.weights = tools::withTemperature(std::move(model.weights), temperature / model.card.temperature.value_or(1));
    model.card.temperature = temperature;
    // What one pass reads stays the same; an average of several does not.
    if (model.card.measured && model.card.measured->shiftAveraging != false) {
        model.card.measured.reset();
    }
    if (model.card.recipe && model.card.recipe->shiftAveraging) {
        model.card.validationAccuracy.reset();
    }
    model::saveModel(options.out, model);
    std::printf("temperature %.4f\nWrote %s\n", temperature, options.out.c_str());
}

void write(const std::filesystem::path& folder, const model::DataSet& set, model::DataFile images, model::DataFile labels) {
    model::writeFileAtomically(folder / model::dataFileName(images), model::rawImages(set.images));
    model::writeFileAtomically(folder / model::dataFileName(labels), model::rawLabels(set.labels));
}

void writeGuardData(const std::string& data, const std::string& out) {
    const app::LoadedData mnist = app::loadChosenData(data);
    std::filesystem::create_directories(out);
    write(out, tools::digitsAndJunk(mnist.train, 1), model::DataFile::trainImages, model::DataFile::trainLabels);
    write(out, tools::digitsAndJunk(mnist.test, 2), model::DataFile::testImages, model::DataFile::testLabels);
    std::printf("Wrote %s\n", out.c_str());
}

void writeStarter(const std::string& out) {
    std::filesystem::create_directories(out);
    write(out, tools::starterDigits(2000, 1), model::DataFile::trainImages, model::DataFile::trainLabels);
    write(out, tools::starterDigits(500, 2), model::DataFile::testImages, model::DataFile::testLabels);
    std::printf("Wrote %s\n", out.c_str());
}

/// MNIST's training images as pens may have drawn them, for grouping_bench. Their writers are not known; a hundred are made up.
void writeCentrelines(const std::string& data, std::size_t count, const std::string& out) {
    const model::DataSet train = app::loadChosenData(data).train;
    std::vector<model::StrokesRecord> records;
    for (std::size_t i = 0; i < std::min(count, train.images.size()); ++i) {
        if (model::Drawing drawing = tools::centreline(train.images[i]); !drawing.empty()) {
            records.push_back({std::to_string(i), train.labels[i], std::to_string(i % 100), std::move(drawing)});
        }
    }
    model::writeStrokesFile(out, records);
    std::printf("Wrote %s\n", out.c_str());
}

} // namespace

int main(int argc, char** argv) {
    CLI::App root("Makes the models that come with DigitLab", "make_models");
    root.require_subcommand(1);
    CLI::App& calibration =
        *root.add_subcommand("calibrate", "Make a model's probabilities as sure as it is right (temperature scaling)");
    Calibration options;
    calibration.add_option("--model", options.model, "Model file")->required();
    calibration.add_option("--held-out", options.heldOut,
                           "Model of the same recipe trained with --validate, to fit the temperature with");
    calibration.add_option("--data", options.data, app::kDataHelp);
    calibration.add_option("--out", options.out, "Model file to write, .safetensors or .pt")->required();
    calibration.callback([&] { calibrate(options); });
    CLI::App& guard = *root.add_subcommand("guard-data", "Write the data set the guard network learns from");
    std::string data;
    std::string out;
    guard.add_option("--data", data, app::kDataHelp);
    guard.add_option("--out", out, "Folder to write")->required();
    guard.callback([&] { writeGuardData(data, out); });
    CLI::App& lines = *root.add_subcommand("centrelines", "Write training images as pen strokes, for grouping_bench");
    std::size_t count = 4000;
    lines.add_option("--data", data, app::kDataHelp);
    lines.add_option("--images", count, "How many of them, from the first");
    lines.add_option("--out", out, "JSON Lines file to write")->required();
    lines.callback([&] { writeCentrelines(data, count, out); });
    CLI::App& starter = *root.add_subcommand("starter", "Write the small data set that comes along");
    starter.add_option("--out", out, "Folder to write")->required();
    starter.callback([&] { writeStarter(out); });
    try {
        root.parse(argc, argv);
        return 0;
    } catch (const CLI::ParseError& error) {
        return root.exit(error);
    } catch (const model::Error& error) {
        app::console::printError(error);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_models: %s\n", error.what());
    }
    return 1;
}
