// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/training_forecast.h"

#include "app/runs/train_and_record.h"
#include "app/storage/paths.h"
#include "model/files/atomic_file.h"
#include "model/formats/network_json.h"
#include "model/network/isa.h"
#include "model/network/learner.h"
#include "model/training/distillation.h"
#include "model/training/forecast.h"
#include "model/training/trainer.h"
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

std::filesystem::path speedsPath() {
    return homeFolder() / "speeds.json";
}

/// What the speed depends on.
std::string speedKey(const model::ArchitecturePointer& network, const model::Recipe& recipe) {
    model::Network layers = network->network();
    layers.name = layers.about = "";
    return Json{toJson(layers),
                network->classes(),
                model::isaName(model::chooseIsa()),
                model::resolveThreads(recipe.threads),
                recipe.batchSize,
                recipe.dropout > 0,
                recipe.augmentation.enabled,
                recipe.augmentation.elasticAlpha > 0,
                recipe.augmentation.styles != model::StyleSettings()}
        .dump();
}

void keep(Json speeds, const std::string& key, double seconds) {
    speeds[key] = seconds;
    try {
        model::writeFileAtomically(speedsPath(), speeds.dump(1));
    } catch (const model::Error&) { // it is measured again next time
    }
}

} // namespace

TrainingForecast trainingForecast(const model::ArchitecturePointer& network, const model::Recipe& recipe,
                                  const model::DataSet& images, int count) {
    const Json speeds = keptSpeeds(speedsPath());
    const std::string key = speedKey(network, recipe);
    double seconds = 0;
    if (speeds.contains(key) && speeds[key].is_number()) {
        seconds = speeds[key].get<double>();
    } else {
        seconds = model::forecastEpochSeconds(network, recipe, images) / images.size();
        keep(speeds, key, seconds);
    }
    return {seconds * count, model::forecastMemory(*network, recipe)};
}

RunForecast runForecast(const model::Recipe& recipe, const LoadedData& data, const model::RunNetworks& given,
                        const std::optional<int>& trainImages) {
    RunRequest request;
    request.recipe = recipe;
    request.networks = given;
    const model::RunNetworks networks = networksOf(request, data);
    const int held = recipe.validate ? model::validationImages(data.train).size() : 0;
    const auto epoch = [&](const model::ArchitecturePointer& network, const model::Recipe& of) {
        return trainingForecast(network, of, data.train, trainImages.value_or(data.train.size() - held));
    };
    const TrainingForecast own = epoch(networks.own, recipe);
    double seconds = recipe.epochs * own.epochSeconds;
    if (const int teachers = recipe.distillation.teachers; teachers > 0) {
        const model::Recipe one = model::teacherRecipe(recipe, 0); // as many at a time as there are threads
        const int rounds = (teachers - 1) / model::resolveThreads(recipe.threads) + 1;
        seconds += rounds * one.epochs * epoch(networks.teachers ? networks.teachers : networks.own, one).epochSeconds;
    }
    return {own, seconds};
}

void keepSpeed(const model::ArchitecturePointer& network, const model::Recipe& recipe, std::int64_t images, double seconds) {
    constexpr std::int64_t kEnough = 30'000; ///< else beginning and tests take most of the time
    if (images >= kEnough && seconds > 0) {
        keep(keptSpeeds(speedsPath()), speedKey(network, recipe), seconds / static_cast<double>(images));
    }
}

} // namespace app
