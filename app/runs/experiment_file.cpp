// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/experiment_file.h"

#include "app/storage/network_files.h"
#include "app/storage/recipe_files.h"
#include "model/files/shallow_json.h"
#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <set>

// The linker drops the resources of a static library unless they are initialised explicitly.
static void initialiseExperimentResources() {
    Q_INIT_RESOURCE(experiments);
}

namespace app {
namespace {

using Settings = nlohmann::ordered_json;

constexpr std::size_t kMostRuns = 1000;

[[noreturn]] void fail(const std::string& source, const std::string& what, const std::string& hint) {
    throw model::Error(source + ": " + what, hint);
}

/// "learningRate" or "augmentation.rotationDegrees" as a place in a recipe's JSON.
Settings::json_pointer placeOf(std::string setting) {
    std::ranges::replace(setting, '.', '/');
    return Settings::json_pointer("/" + setting);
}

/// Throws where neither a recipe nor its network's layers have it.
void checkSetting(const std::string& setting, const std::string& source) {
    static const Settings known = Settings::parse(model::recipeToJson(model::Recipe()));
    const bool layer = setting.starts_with("layers.") && setting.size() > 7;
    if (setting.find('/') != std::string::npos || (!layer && (setting == "name" || !known.contains(placeOf(setting)))) ||
        (!layer && known.at(placeOf(setting)).is_object())) {
        fail(source, "there is no setting \"" + setting + "\".",
             "Name them as exported recipes do, learningRate or augmentation.rotationDegrees, and layers as the digitlab summary "
             "does, layers.conv3.");
    }
}

bool isRange(const Settings& values) {
    return values.is_object() && values.contains("from") && values.contains("to") && values["from"].is_number() &&
           values["to"].is_number() &&
           (!values.value("log", Settings(false)).is_boolean() || !values.value("log", false) ||
            (values["from"].get<double>() > 0 && values["to"].get<double>() > 0));
}

/// At `share` of the way from "from" to "to": a whole number where both are.
Settings along(const Settings& range, double share) {
    const auto from = range["from"].get<double>();
    const auto to = range["to"].get<double>();
    const double value =
        range.value("log", Settings(false)) == true ? from * std::pow(to / from, share) : from + (to - from) * share;
    if (range["from"].is_number_integer() && range["to"].is_number_integer()) {
        return std::llround(value);
    }
    constexpr int kDigits = 4; // say as much, and can be read
    return QString::number(value, 'g', kDigits).toDouble();
}

/// The values of a setting that are listed, or switched, or lie along a range with "steps".
std::vector<Settings> valuesOf(const Settings& values, const std::string& source) {
    if (values == "on/off") {
        return {false, true};
    }
    if (values.is_array() && !values.empty()) {
        return {values.begin(), values.end()};
    }
    constexpr int kMostSteps = 100;
    if (isRange(values) && values.contains("steps") && values["steps"].is_number_integer()) {
        const auto steps = values["steps"].get<std::int64_t>();
        std::vector<Settings> found;
        for (std::int64_t i = 0; i < steps && steps >= 2 && steps <= kMostSteps; ++i) {
            Settings value = along(values, static_cast<double>(i) / static_cast<double>(steps - 1));
            if (std::ranges::count(found, value) == 0) {
                found.push_back(std::move(value));
            }
        }
        if (!found.empty()) {
            return found;
        }
    }
    fail(source, values.dump() + " are no values.",
         R"(Write [1, 2, 3], "on/off" or {"from": 0.01, "to": 0.1, "steps": 4}, with "log": true for equal factors.)");
}

/// "conv3": the number of its maps or units becomes `size`.
void resize(model::Network& network, const std::string& layer, const Settings& size, int classes, const std::string& source) {
    const model::Architecture architecture(network, classes);
    std::string names;
    for (const std::size_t i : architecture.weighted()) {
        const std::string& name = architecture.layers()[i].name;
        if (name == layer) {
            const bool whole = size.is_number_integer();
            if (const auto maps = whole ? size.get<std::int64_t>() : 0; maps < 1 || maps > model::kMaxMaps) {
                fail(source, "layers." + layer + ": " + size.dump() + " is no number of maps or units.",
                     "Write a whole number from 1 to " + std::to_string(model::kMaxMaps) + ".");
            }
            network.layers[i].size = size.get<int>();
            return;
        }
        names += (names.empty() ? "" : ", ") + name;
    }
    fail(source, "the network " + network.name + " has no layer \"" + layer + "\".", "It has " + names + ".");
}

/// The recipe with these settings, and its network where they describe or change it.
Variant variantWith(Settings recipe, const Settings& settings, const std::string& name, int classes, const std::string& source) {
    recipe.merge_patch(settings);
    recipe["name"] = name;
    std::optional<model::Network> network;
    if (recipe.value("network", Settings()).is_object()) {
        network = model::networkFromJson(recipe["network"].dump(), source);
        network->name = network->name.empty() ? name : network->name;
    }
    const Settings layers = recipe.value("layers", Settings::object());
    recipe.erase("layers");
    if (!layers.is_object()) {
        fail(source, "\"layers\" is not a JSON object.", R"(Write {"conv1": 16}: the number of a layer's maps or units.)");
    }
    if (!layers.empty()) {
        if (!network) {
            network = findNetwork(recipe.value("network", Settings("notebook")).get<std::string>());
        }
        std::string changed;
        for (const auto& [layer, size] : layers.items()) {
            resize(*network, layer, size, classes, source);
            changed += " " + layer + "=" + size.dump();
        }
        network->name += changed;
    }
    if (network) {
        recipe["network"] = network->name;
    }
    Variant variant;
    variant.recipe = model::recipeFromJson(recipe.dump(), source);
    if (network) {
        try {
            variant.origin.networks.own = std::make_shared<const model::Architecture>(*network, classes);
        } catch (const model::Error& error) {
            fail(source, error.what(), error.hint());
        }
    } else {
        variant.recipe.network = storedNetwork(variant.recipe.network);
    }
    return variant;
}

std::string shown(const Settings& value) {
    return value.is_string() ? value.get<std::string>() : value.is_boolean() ? (value.get<bool>() ? "on" : "off") : value.dump();
}

/// A recipe by its name, or as it stands.
Settings baseOf(const Settings& recipe, const std::string& source) {
    if (recipe.is_string()) {
        return Settings::parse(model::recipeToJson(findRecipe(recipe.get<std::string>())));
    }
    return Settings::parse(model::recipeToJson(model::recipeFromJson(recipe.dump(), source + ": recipe")));
}

Settings parsedFile(const std::string& nameOrFile) {
    constexpr std::size_t kLargest = 1U << 20;
    initialiseExperimentResources();
    QFile bundled(QString(":/experiments/%1.json").arg(QString::fromStdString(nameOrFile)));
    std::string text;
    if (bundled.open(QIODevice::ReadOnly)) {
        text = bundled.readAll().toStdString();
    } else if (std::error_code missing; !std::filesystem::exists(nameOrFile, missing)) {
        throw model::Error("There is no experiment \"" + nameOrFile + "\".",
                           "Use notebook-story or the name of an experiment file; app/commands/EXPERIMENTS.md describes them.");
    } else {
        text = model::readWholeFile(nameOrFile, kLargest);
    }
    try {
        Settings json = model::parseShallow<Settings>(text);
        if (!json.is_object()) {
            throw std::invalid_argument("it is not a JSON object");
        }
        return json;
    } catch (const std::exception& error) {
        fail(nameOrFile, std::string("this is not an experiment: ") + error.what() + ".",
             R"(Begin with {"variants": [{"name": "small", "network": "small"}]}.)");
    }
}

/// A member of the experiment, taken out of it.
template <class Value> Value take(Settings& json, const char* key, Value otherwise, const std::string& source, const char* what) {
    if (!json.contains(key)) {
        return otherwise;
    }
    const Settings value = json[key];
    json.erase(key);
    try {
        if constexpr (std::is_same_v<Value, int>) {
            if (!value.is_number_integer() || value.get<std::int64_t>() != value.get<int>()) {
                throw std::invalid_argument(what);
            }
        }
        return value.get<Value>();
    } catch (const std::exception&) {
        fail(source, std::string(key) + ": " + value.dump() + " is not " + what + ".", std::string("Write ") + what + ".");
    }
}

void refuseOthers(const Settings& json, const std::string& source, const std::string& known) {
    if (!json.empty()) {
        fail(source, "the key \"" + json.begin().key() + "\" is not known.", "Known are " + known + ".");
    }
}

/// Each with each value of the setting.
std::vector<Settings> spread(const std::vector<Settings>& variants, const std::string& setting, const Settings& values,
                             const std::string& source) {
    checkSetting(setting, source + ": vary");
    const std::vector<Settings> listed = valuesOf(values, source + ": vary." + setting);
    if (listed.size() * variants.size() > kMostRuns) {
        fail(source, "these are more than " + std::to_string(kMostRuns) + " variants.",
             "Vary fewer settings, or in fewer steps.");
    }
    std::vector<Settings> more;
    for (const Settings& variant : variants) {
        for (const Settings& value : listed) {
            Settings& one = more.emplace_back(variant);
            one["settings"][placeOf(setting)] = value;
            const auto name = one["name"].get<std::string>();
            one["name"] = name + (name.empty() ? "" : ", ") + setting + " " + shown(value);
        }
    }
    return more;
}

/// {"name", "about", "published", "settings"} of each.
std::vector<Settings> listedVariants(Settings& json, const std::string& source) {
    const Settings listed = take(json, "variants", Settings::array(), source, "a list");
    if (!listed.is_array()) {
        fail(source, "variants: it is not a list.", R"(Write [{"name": "small", "network": "small"}].)");
    }
    std::vector<Settings> variants;
    for (Settings settings : listed) {
        const std::string at = source + ": variants[" + std::to_string(variants.size()) + "]";
        if (!settings.is_object() || settings.value("name", Settings()) == "" ||
            !settings.value("name", Settings()).is_string()) {
            fail(at, "it has no name.", R"(Write {"name": "small", "network": "small"}.)");
        }
        Settings& variant = variants.emplace_back();
        variant["name"] = settings["name"];
        variant["about"] = take<std::string>(settings, "about", "", at, "a text");
        variant["published"] = take(settings, "published", Settings(), at, "a share");
        settings.erase("name");
        variant["settings"] = std::move(settings);
    }
    return variants.empty() ? std::vector<Settings>{{{"name", ""}, {"settings", Settings::object()}}} : variants;
}

} // namespace

ExperimentPlan readExperiment(const std::string& nameOrFile, bool shortForm, int classes) {
    Settings json = parsedFile(nameOrFile);
    const std::string& source = nameOrFile;
    const Settings shorter = take(json, "short", Settings(), source, "an object");
    if (shortForm && !shorter.is_object()) {
        fail(source, "it has no short form.", R"(Leave --short out, or write one: {"short": {"seeds": "1..3"}}.)");
    }
    if (shortForm) {
        json.merge_patch(shorter);
    }
    ExperimentPlan plan;
    plan.name = take(json, "name", std::filesystem::path(nameOrFile).stem().string(), source, "a text");
    plan.about = take<std::string>(json, "about", "", source, "a text");
    plan.after = take<std::string>(json, "after", "", source, "a text");
    plan.seeds = take(json, "seeds", plan.seeds, source, "a text such as \"1..5\"");
    Settings base = baseOf(take(json, "recipe", Settings("notebook"), source, "a recipe"), source);
    const Settings settings = take(json, "settings", Settings::object(), source, "an object");
    const Settings search = take(json, "search", Settings(), source, "an object");
    if (!search.is_null()) {
        refuseOthers(json, source, "name, about, recipe, settings, seeds and search in a search");
        base.merge_patch(settings);
        plan.search = Settings{{"base", base}, {"search", search}}.dump();
        drawn(searchFromJson(plan.search, source), 0, classes);
        return plan;
    }
    std::vector<Settings> variants = listedVariants(json, source);
    const Settings varied = take(json, "vary", Settings::object(), source, "an object");
    for (const auto& [setting, values] : varied.items()) {
        variants = spread(variants, setting, values, source);
    }
    refuseOthers(json, source, "name, about, after, recipe, settings, seeds, variants, vary, short and search");
    std::set<std::string> names;
    for (const Settings& listed : variants) {
        std::string name = listed["name"].get<std::string>();
        name = name.empty() ? base["name"].get<std::string>() : name;
        const std::string at = source + ": variant \"" + name + "\"";
        if (!names.insert(name).second) {
            fail(source, "two variants are named \"" + name + "\".", "Give each a name of its own.");
        }
        Settings own = settings;
        own.merge_patch(listed["settings"]);
        Variant& variant = plan.variants.emplace_back(variantWith(base, own, name, classes, at));
        variant.about = listed.value("about", "");
        if (const Settings published = listed.value("published", Settings()); published.is_number()) {
            variant.published = published.get<double>();
        } else if (!published.is_null()) {
            fail(at, "published: " + published.dump() + " is not a share.", "Write 0.986 for 98.6 %.");
        }
    }
    if (plan.variants.size() * seedsOf(plan.seeds).size() > kMostRuns) {
        fail(source, "these are more than " + std::to_string(kMostRuns) + " runs.", "Choose fewer variants or seeds.");
    }
    return plan;
}

Search searchFromJson(const std::string& json, const std::string& source) {
    Settings whole = Settings::parse(json);
    Settings read = whole["search"];
    Search search;
    search.source = source + ": search";
    search.base = whole["base"];
    if (!read.is_object()) {
        fail(source, "search: it is not a JSON object.",
             R"(Write {"over": {"learningRate": {"from": 0.01, "to": 0.3, "log": true}}, "configurations": 27}.)");
    }
    const auto number = [&](const char* key, int& value, int least, int most) {
        value = take(read, key, value, search.source, "a whole number");
        if (value < least || value > most) {
            fail(search.source, std::string(key) + ": " + std::to_string(value) + " is out of range.",
                 "Choose from " + std::to_string(least) + " to " + std::to_string(most) + ".");
        }
    };
    number("configurations", search.configurations, 1, static_cast<int>(kMostRuns));
    number("keepOneOf", search.keepOneOf, 2, 10);
    number("firstEpochs", search.firstEpochs, 1, 1000);
    number("rungs", search.rungs, 0, 10);
    search.seed = take(read, "seed", search.seed, search.source, "a whole number");
    search.over = take(read, "over", Settings(), search.source, "an object");
    refuseOthers(read, search.source, "over, configurations, keepOneOf, firstEpochs, rungs and seed");
    if (!search.over.is_object() || search.over.empty()) {
        fail(search.source, "over: it says nothing to search.",
             R"(Write {"learningRate": {"from": 0.01, "to": 0.3, "log": true}}.)");
    }
    for (const auto& [setting, values] : search.over.items()) {
        checkSetting(setting, search.source + ": over");
        if (!isRange(values)) {
            valuesOf(values, search.source + ": over." + setting);
        }
    }
    if (search.rungs == 0) {
        for (int left = search.configurations; left > 0; left = left == 1 ? 0 : std::max(left / search.keepOneOf, 1)) {
            ++search.rungs;
        }
    }
    return search;
}

Variant drawn(const Search& search, int number, int classes) {
    Settings settings = Settings::object();
    std::uint64_t key = 0;
    std::string about;
    for (const auto& [setting, values] : search.over.items()) {
        model::Random random{search.seed, static_cast<std::uint64_t>(number), key++, 0x5ea7c4};
        Settings value;
        if (isRange(values) && !values.contains("steps")) {
            value = along(values, random.uniform());
        } else {
            const std::vector<Settings> listed = valuesOf(values, search.source);
            value = listed[random.below(listed.size())];
        }
        about += (about.empty() ? "" : ", ") + setting + " " + shown(value);
        settings[placeOf(setting)] = std::move(value);
    }
    std::string name = std::to_string(number + 1);
    name = "c" + std::string(name.size() < 2 ? 1 : 0, '0') + name;
    Variant variant = variantWith(search.base, settings, name, classes, search.source + ": " + name + " (" + about + ")");
    variant.about = about;
    return variant;
}

} // namespace app
