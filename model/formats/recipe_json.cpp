// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/recipe_json.h"

#include "model/files/shallow_json.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"
#include "model/values/recipe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
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

/// Reads the settings of an object and of the groups in it, each as far as it can.
class SettingsReader {
public:
    explicit SettingsReader(Json json) : json_(std::move(json)) {
        if (!json_.is_object()) {
            note("it is not a JSON object");
            json_ = Json::object();
        }
    }

    template <class Settings> void read(Settings& settings) {
        visitSettings(settings, [&](const SettingInfo& info, auto& value) {
            if (const Json found = take(info.name); !found.is_discarded()) {
                try {
                    fromJson(found, info.name, value);
                } catch (const std::invalid_argument& error) {
                    note(error.what());
                }
            }
        });
    }

    /// The value of that name; `Json::value_t::discarded` where there is none.
    Json take(const char* name) {
        Json found = json_.contains(name) ? json_[name] : Json(Json::value_t::discarded);
        json_.erase(name);
        return found;
    }

    /// Reads a group; `readMore` reads the groups in it.
    template <class Settings>
    void readGroup(
        const char* name, Settings& settings, const std::function<void(SettingsReader&)>& readMore = [](SettingsReader&) {}) {
        const Json found = take(name);
        if (found.is_discarded()) {
            return;
        }
        if (!found.is_object()) {
            note(std::string(name) + " is not a JSON object");
            return;
        }
        SettingsReader group(found);
        group.read(settings);
        readMore(group);
        note(group.firstProblem());
    }

    /// What could not be read first; empty when all could.
    std::string firstProblem() const {
        return !problem_.empty() || json_.empty() ? problem_ : "the setting " + json_.begin().key() + " is not known";
    }

    void note(const std::string& problem) {
        if (problem_.empty()) {
            problem_ = problem;
        }
    }

private:
    Json json_;
    std::string problem_;
};

/// The settings that can be read, and the first problem with the others.
std::pair<Recipe, std::string> readAsFarAsPossible(std::string_view text) {
    Recipe recipe;
    Json json;
    try {
        json = parseShallow(text);
    } catch (const std::exception& error) {
        return {recipe, error.what()};
    }
    SettingsReader reader(std::move(json));
    if (const Json name = reader.take("name"); name.is_string()) {
        recipe.name = plainText(name.get<std::string>());
        if (recipe.name.size() > kLongestName) {
            reader.note("its name is longer than " + std::to_string(kLongestName) + " bytes");
            recipe.name.clear();
        }
    } else if (!name.is_discarded()) {
        reader.note("its name is not a text");
    }
    reader.readGroup("augmentation", recipe.augmentation,
                     [&](SettingsReader& group) { group.readGroup("styles", recipe.augmentation.styles); });
    reader.readGroup("distillation", recipe.distillation, [&](SettingsReader& group) {
        if (const Json width = group.take("width"); !width.is_discarded() && width != 1) { // of former versions
            width == 2 ? static_cast<void>(recipe.distillation.network = "wide") : group.note("the setting width cannot be read");
        }
    });
    reader.read(recipe);
    return {recipe, reader.firstProblem()};
}

} // namespace

std::string recipeToJson(const Recipe& recipe, int indent) {
    if (recipe.unread) {
        return recipe.unread->json;
    }
    OrderedJson json{{"name", recipe.name}};
    json.update(settingsToJson(recipe));
    json["augmentation"] = settingsToJson(recipe.augmentation);
    json["augmentation"]["styles"] = settingsToJson(recipe.augmentation.styles);
    json["distillation"] = settingsToJson(recipe.distillation);
    // Names of files become names of recipes, whatever their bytes.
    return json.dump(indent, ' ', false, OrderedJson::error_handler_t::replace);
}

Recipe recipeFromJson(std::string_view text, const std::string& source) {
    const auto [recipe, problem] = readAsFarAsPossible(text);
    if (!problem.empty()) {
        throw Error(source + ": this is not a recipe: " + problem + ".", "Use the names that an exported recipe has.");
    }
    try {
        validate(recipe);
    } catch (const Error& error) {
        throw Error(source + ": " + error.what(), error.hint());
    }
    return recipe;
}

Recipe recordedRecipe(std::string_view text) {
    auto [recipe, problem] = readAsFarAsPossible(text);
    if (text.empty()) {
        problem = "it was not kept";
    }
    if (!problem.empty()) {
        recipe.unread = {std::string(text), problem};
    }
    return recipe;
}

} // namespace model
