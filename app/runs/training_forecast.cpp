// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/training_forecast.h"

#include "app/storage/paths.h"
#include "model/files/atomic_file.h"
#include "model/formats/network_json.h"
#include "model/network/isa.h"
#include "model/network/learner.h"
#include "model/training/forecast.h"
#include "model/values/error.h"

#include <nlohmann/json.hpp>

namespace app {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxKept = 200; ///< then all are measured anew

/// Seconds an image by what they depend on; nothing where the file is missing or damaged.
Json keptSpeeds(const std::filesystem::path& path) {
    try {
        Json speeds = Json::parse(model::readWholeFile(path, 10U << 20));
        return speeds.is_object() && speeds.size() < kMaxKept ? speeds : Json::object();
    } catch (const std::exception&) {
        return Json::object();
    }
}

} // namespace

TrainingForecast trainingForecast(const model::ArchitecturePointer& network, const model::Recipe& recipe,
                                  const model::DataSet& images, int count) {
    const std::filesystem::path path = homeFolder() / "speeds.json";
    model::Network layers = network->network();
    layers.name = layers.about = "";
    const Json what{
        toJson(layers),   network->classes(), model::isaName(model::chooseIsa()), model::resolveThreads(recipe.threads),
        recipe.batchSize, recipe.dropout > 0, recipe.augmentation.enabled,        recipe.augmentation.elasticAlpha > 0};
    Json speeds = keptSpeeds(path);
    const std::string key = what.dump();
    if (!speeds.contains(key) || !speeds[key].is_number()) {
        speeds[key] = model::forecastEpochSeconds(network, recipe, images) / images.size();
        try {
            model::writeFileAtomically(path, speeds.dump(1));
        } catch (const model::Error&) { // it is measured again next time
        }
    }
    return {speeds[key].get<double>() * count, model::forecastMemory(*network, recipe)};
}

} // namespace app
