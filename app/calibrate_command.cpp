// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/console.h"
#include "app/data_folder.h"
#include "model/io/model_file.h"
#include "model/nn/learner.h"
#include "model/train/calibration.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

void runCalibrate(const CalibrateOptions& options) {
    model::checkModelPath(options.out);
    model::Model model = model::loadModel(options.model);
    const model::Model reader = options.heldOut.empty() ? model : model::loadModel(options.heldOut);
    const LoadedData data = heldOut(loadData(options.data.empty() ? dataFolder() : std::filesystem::path(options.data)));
    if (!reader.card.dataSet.ends_with(kHeldOutNote)) {
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

} // namespace app
