// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/model_card.h"

#include <chrono>
#include <ctime>
#include <utility>

namespace model {
namespace {

/// ISO 8601, in UTC.
std::string now() {
    const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::string text(32, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc));
    return text;
}

} // namespace

ModelCard makeCard(const Recipe& recipe, const RunProgress& progress, const DataIdentity& data) {
    ModelCard card;
    card.program = std::string("DigitLab ") + DIGITLAB_VERSION;
    card.date = now();
    card.recipe = recipe;
    card.epochs = progress.epochs;
    card.steps = progress.steps;
    card.trainAccuracy = progress.trainAccuracy;
    if (progress.testAccuracy) {
        card.measured =
            Measurement{*progress.testAccuracy, data.name, data.hashes.testImages, data.hashes.testLabels, recipe.shiftAveraging};
    }
    card.validationAccuracy = progress.validationAccuracy;
    card.bestEpoch = progress.bestEpoch;
    card.dataSet = data.name;
    card.dataSetHash = data.hashes.trainImages;
    card.classes = areDigits(data.classes) ? ClassNames() : data.classes;
    return card;
}

Model modelOf(const Recipe& recipe, const TrainingResult& result, const DataIdentity& data) {
    Model model{*result.weights, makeCard(recipe, result.progress, data)};
    model.card.weightsKind = result.kind;
    return model;
}

Model modelOf(const Recipe& recipe, const TrainingFailed& failed, const DataIdentity& data) {
    Model model{*failed.weights, makeCard(recipe, failed.progress, data)};
    model.card.weightsKind = WeightsKind::last;
    return model;
}

std::map<WeightsKind, Model> modelsOf(const Recipe& recipe, const TrainingResult& result, const DataIdentity& data) {
    std::map<WeightsKind, Model> models;
    for (const auto& [kind, weights] : result.all) {
        Model model{*weights, makeCard(recipe, result.progress, data)};
        model.card.weightsKind = kind;
        if (kind != result.kind) { // nothing was measured with it
            model.card.measured.reset();
            model.card.validationAccuracy.reset();
        }
        models.emplace(kind, std::move(model));
    }
    return models;
}

} // namespace model
