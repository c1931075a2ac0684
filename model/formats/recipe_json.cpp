// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/recipe_json.h"

#include "model/formats/shallow_json.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"
#include "model/values/recipe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace model {
namespace {

/// For reading. Ordered JSON compares a key with all before it.
using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t kLongestName = 1000; ///< bytes; a model's header holds it too

template <class Value> OrderedJson toJson(const Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        return valueNames<Value>()[static_cast<std::size_t>(value)];
    } else {
        return value;
    }
}

template <class Value> void fromJson(const Json& json, const char* name, Value& value) {
    try {
        if constexpr (std::is_enum_v<Value>) {
            const auto names = valueNames<Value>();
            const auto found = std::ranges::find(names, json.get<std::string>());
            if (found == names.end()) {
                throw std::invalid_argument("\"" + json.get<std::string>() + "\" is not one of its values");
            }
            value = static_cast<Value>(found - names.begin());
        } else if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
            if (!json.is_number_integer()) {
                throw std::invalid_argument("it must be a whole number");
            }
            const bool fits = json.is_number_unsigned() ? std::in_range<Value>(json.get<std::uint64_t>())
                                                        : std::in_range<Value>(json.get<std::int64_t>());
            if (!fits) {
                throw std::invalid_argument("it is too small or too large");
            }
            value = json.get<Value>();
        } else {
            value = json.get<Value>();
        }
    } catch (const std::exception& error) {
        throw std::invalid_argument(std::string("the setting ") + name + " cannot be read: " + error.what());
    }
}

template <class Settings> OrderedJson settingsToJson(const Settings& settings) {
    OrderedJson json = OrderedJson::object();
    visitSettings(settings, [&](const SettingInfo& info, const auto& value) { json[info.name] = toJson(value); });
    return json;
}

/// Takes what it knows out of `json`; whatever is left is unknown.
template <class Settings> void settingsFromJson(Json& json, Settings& settings) {
    visitSettings(settings, [&](const SettingInfo& info, auto& value) {
        if (json.contains(info.name)) {
            fromJson(json[info.name], info.name, value);
            json.erase(info.name);
        }
    });
}

void requireNothingLeft(const Json& json) {
    if (!json.empty()) {
        throw std::invalid_argument("the setting " + json.begin().key() + " is not known");
    }
}

template <class Settings> void groupFromJson(Json& json, const char* name, Settings& settings) {
    if (json.contains(name)) {
        if (!json[name].is_object()) {
            throw std::invalid_argument(std::string(name) + " is not a JSON object");
        }
        settingsFromJson(json[name], settings);
        requireNothingLeft(json[name]);
        json.erase(name);
    }
}

} // namespace

std::string recipeToJson(const Recipe& recipe, int indent) {
    OrderedJson json{{"name", recipe.name}};
    json.update(settingsToJson(recipe));
    json["augmentation"] = settingsToJson(recipe.augmentation);
    json["augmentation"]["styles"] = settingsToJson(recipe.augmentation.styles);
    json["distillation"] = settingsToJson(recipe.distillation);
    // Names of files become names of recipes, whatever their bytes.
    return json.dump(indent, ' ', false, OrderedJson::error_handler_t::replace);
}

Recipe recipeFromJson(std::string_view text, const std::string& source) {
    try {
        Json json = parseShallow(text);
        if (!json.is_object()) {
            throw std::invalid_argument("it is not a JSON object");
        }
        Recipe recipe;
        recipe.name = plainText(json.value("name", recipe.name));
        if (recipe.name.size() > kLongestName) {
            throw std::invalid_argument("its name is longer than " + std::to_string(kLongestName) + " bytes");
        }
        json.erase("name");
        if (json.contains("augmentation")) {
            groupFromJson(json["augmentation"], "styles", recipe.augmentation.styles);
        }
        groupFromJson(json, "augmentation", recipe.augmentation);
        groupFromJson(json, "distillation", recipe.distillation);
        settingsFromJson(json, recipe);
        requireNothingLeft(json);
        validate(recipe);
        return recipe;
    } catch (const Error& error) {
        throw Error(source + ": " + error.what(), error.hint());
    } catch (const std::exception& error) {
        throw Error(source + ": this is not a recipe: " + error.what() + ".", "Use the names that an exported recipe has.");
    }
}

} // namespace model
