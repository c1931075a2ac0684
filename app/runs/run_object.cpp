// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_object.h"

#include "model/formats/recipe_json.h"

namespace app {

using Object = nlohmann::ordered_json;

Object runObject(const model::RunRecord& run) {
    Object object{{"id", run.id},     {"name", run.name},       {"study", run.study}, {"starred", run.starred},
                  {"note", run.note}, {"started", run.started}, {"ended", run.ended}, {"reason", run.reason}};
    const auto addTo = [](Object& target) {
        return [&target](const model::FactInfo& info, const auto& value) { target[info.name] = toJsonValue(value); };
    };
    model::visitResults(run, addTo(object));
    object["steps"] = run.steps;
    model::visitOrigin(run, addTo(object));
    object["recipe"] = Object::parse(model::recipeToJson(run.recipe));
    object["environment"] = Object::object();
    model::visitEnvironment(run.environment, addTo(object["environment"]));
    object["model"] = run.model;
    object["can_continue"] = run.canContinue;
    return object;
}

Object curveObject(const model::RunCurve& curve, bool validates) {
    Object batches = Object::array();
    for (const model::BatchSpan& span : curve.batches) {
        batches.push_back({{"first_step", span.firstStep},
                           {"batches", span.batches},
                           {"epochs_done", span.epochsDone},
                           {"loss", span.loss},
                           {"least_loss", span.leastLoss},
                           {"greatest_loss", span.greatestLoss},
                           {"accuracy", span.accuracy},
                           {"least_accuracy", span.leastAccuracy},
                           {"greatest_accuracy", span.greatestAccuracy}});
    }
    Object epochs = Object::array();
    for (const model::EpochMetrics& epoch : curve.epochMetrics) { // as `train --json` names them
        epochs.push_back({{"epoch", epoch.epoch},
                          {"train_loss", epoch.trainLoss},
                          {"train_accuracy", epoch.trainAccuracy},
                          {validates ? "validation_loss" : "test_loss", epoch.testLoss},
                          {validates ? "validation_accuracy" : "test_accuracy", epoch.testAccuracy},
                          {"learning_rate", epoch.learningRate},
                          {"train_seconds", epoch.trainSeconds},
                          {"test_seconds", epoch.testSeconds},
                          {"images_per_second", epoch.imagesPerSecond}});
    }
    return {{"batches", batches}, {"epochs", epochs}};
}

} // namespace app
