// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/recipe_json.h"

#include "model/error.h"

#include <nlohmann/json.hpp>

namespace model {
namespace {

using Json = nlohmann::json;

/// Calls `visit(name, member)` for every setting: the one list of them, for writing and reading.
template <class Augmentation, class Visit> void visitAugmentation(Augmentation& augmentation, Visit visit) {
    visit("enabled", augmentation.enabled);
    visit("rotationDegrees", augmentation.rotationDegrees);
    visit("translation", augmentation.translation);
    visit("scale", augmentation.scale);
    visit("brightness", augmentation.brightness);
    visit("contrast", augmentation.contrast);
    visit("interpolation", augmentation.interpolation);
    visit("styles", augmentation.styles);
}

template <class Styles, class Visit> void visitStyles(Styles& styles, Visit visit) {
    visit("slashedZero", styles.slashedZero);
    visit("lyingZero", styles.lyingZero);
    visit("flaggedOne", styles.flaggedOne);
    visit("footedOne", styles.footedOne);
    visit("loopedTwo", styles.loopedTwo);
    visit("detachedFive", styles.detachedFive);
    visit("barredSeven", styles.barredSeven);
    visit("openNine", styles.openNine);
    visit("thickness", styles.thickness);
}

template <class AnyRecipe, class Visit> void visitRecipe(AnyRecipe& recipe, Visit visit) {
    visit("name", recipe.name);
    visit("epochs", recipe.epochs);
    visit("batchSize", recipe.batchSize);
    visit("learningRate", recipe.learningRate);
    visit("momentum", recipe.momentum);
    visit("dropout", recipe.dropout);
    visit("seed", recipe.seed);
    visit("threads", recipe.threads);
    visit("shuffle", recipe.shuffle);
    visit("augmentation", recipe.augmentation);
}

} // namespace

NLOHMANN_JSON_SERIALIZE_ENUM(Interpolation, {{Interpolation::nearest, "nearest"}, {Interpolation::bilinear, "bilinear"}})

static void to_json(Json& json, const StyleSettings& styles) {
    visitStyles(styles, [&](const char* name, double value) { json[name] = value; });
}

static void from_json(const Json& json, StyleSettings& styles) {
    std::size_t known = 0;
    visitStyles(styles, [&](const char* name, double& value) {
        if (json.contains(name)) {
            ++known;
            json.at(name).get_to(value);
        }
    });
    if (known != json.size()) {
        throw std::invalid_argument("styles holds a setting that is not known");
    }
}

static void to_json(Json& json, const AugmentationSettings& augmentation) {
    visitAugmentation(augmentation, [&](const char* name, const auto& value) { json[name] = value; });
}

static void from_json(const Json& json, AugmentationSettings& augmentation) {
    std::size_t known = 0;
    visitAugmentation(augmentation, [&](const char* name, auto& value) {
        if (json.contains(name)) {
            ++known;
            json.at(name).get_to(value);
        }
    });
    if (known != json.size()) {
        throw std::invalid_argument("augmentation holds a setting that is not known");
    }
}

std::string recipeToJson(const Recipe& recipe) {
    nlohmann::ordered_json json;
    visitRecipe(recipe, [&](const char* name, const auto& value) { json[name] = Json(value); });
    return json.dump();
}

Recipe recipeFromJson(std::string_view text, const std::string& source) {
    try {
        const Json json = Json::parse(text);
        Recipe recipe;
        std::size_t known = 0;
        visitRecipe(recipe, [&](const char* name, auto& value) {
            if (json.contains(name)) {
                ++known;
                json.at(name).get_to(value);
            }
        });
        if (!json.is_object() || known != json.size()) {
            throw std::invalid_argument("it holds a setting that is not known");
        }
        validate(recipe);
        return recipe;
    } catch (const Error& error) {
        throw Error(source + ": " + error.what(), error.hint());
    } catch (const std::exception& error) {
        throw Error(source + ": this is not a recipe: " + error.what() + ".", "Use the names that an exported recipe has.");
    }
}

} // namespace model
