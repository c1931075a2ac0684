// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/experiment_file.h"
#include "model/formats/recipe_json.h"

namespace app {
namespace {

using Settings = nlohmann::ordered_json;

/// What makes `after` of `before` as a merge patch; neither lacks a key of the other.
Settings changes(const Settings& before, const Settings& after) {
    Settings changed = Settings::object();
    for (const auto& [key, value] : after.items()) {
        if (value == before[key]) {
            continue;
        }
        changed[key] = value.is_object() && before[key].is_object() ? changes(before[key], value) : value;
    }
    return changed;
}

Settings settingsOf(const model::Recipe& recipe) {
    return Settings::parse(model::recipeToJson(recipe));
}

} // namespace

std::string experimentFile(const ExperimentPlan& plan, const model::Recipe& base) {
    const Settings recipe = settingsOf(base);
    Settings json{{"name", plan.name}, {"recipe", recipe}, {"seeds", plan.seeds}, {"variants", Settings::array()}};
    for (const Variant& variant : plan.variants) {
        Settings own{{"name", variant.recipe.name}};
        own.update(changes(recipe, settingsOf(variant.recipe)));
        if (model::isWrittenOut(variant.recipe.network)) {
            own["network"] = Settings::parse(variant.recipe.network);
        }
        json["variants"].push_back(std::move(own));
    }
    return json.dump(4) + "\n";
}

} // namespace app
