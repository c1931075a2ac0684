// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "model/formats/model_file.h"
#include "model/network/learner.h"
#include "model/training/calibration.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {
namespace {

struct CalibrateOptions {
    std::string model;
    std::string heldOut; ///< model file, or empty for `model` itself
    std::string data;
    std::string out;
    int threads = 0;
    bool json = false;
};

/// Whether the last training images were held back from it; former versions said so in the data set's name.
bool heldBack(const model::ModelCard& card) {
    return (card.recipe && card.recipe->validate) || card.dataSet.ends_with(kHeldOutNote);
}

/// Divides a model's logits by the temperature that fits the last 10,000 training images best.
void runCalibrate(const CalibrateOptions& options) {
    model::checkModelPath(options.out);
    model::Model model = model::loadModel(options.model);
    const model::Model reader = options.heldOut.empty() ? model : model::loadModel(options.heldOut);
    const LoadedData data = heldOut(loadChosenData(options.data));
    if (!heldBack(reader.card)) {
        std::fprintf(stderr,
                     "%s may have learned from the images the temperature is fitted on, and be too sure of them.\n"
                     "  Name a model of the same recipe that was trained with --validate with --held-out.\n",
                     options.heldOut.empty() ? options.model.c_str() : options.heldOut.c_str());
    }
    std::vector<float> logProbabilities(data.test.images.size() * model::kClassCount);
    model::makePredictor(reader.weights, {.threads = options.threads})->predict(data.test.images, logProbabilities);
    // Either file may carry a temperature already.
    const double temperature = model::fitTemperature(logProbabilities, data.test.labels) * reader.card.temperature.value_or(1);
    model.weights = model::withTemperature(std::move(model.weights), temperature / model.card.temperature.value_or(1));
    model.card.temperature = temperature;
    model::saveModel(options.out, model);
    if (options.json) {
        console::printJson({{"temperature", temperature}, {"out", options.out}});
    } else {
        std::printf("temperature %.4f\nWrote %s\n", temperature, options.out.c_str());
    }
}

} // namespace

void addCalibrate(CLI::App& root) {
    CLI::App& app =
        *root.add_subcommand("calibrate", "Make a model's probabilities as sure as it is right (temperature scaling)");
    const auto options = std::make_shared<CalibrateOptions>();
    app.add_option("--model", options->model, "Model file")->required();
    app.add_option("--held-out", options->heldOut,
                   "Model of the same recipe trained with --validate, to fit the temperature with");
    app.add_option("--data", options->data, kDataHelp);
    app.add_option("--out", options->out, "Model file to write, .safetensors or .pt")->required();
    addThreads(app, options->threads);
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options] { runCalibrate(*options); });
}

} // namespace app
