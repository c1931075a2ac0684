// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_command.h"

#include "app/runs/weights_store.h"
#include "app/storage/recipe_files.h"
#include "model/values/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <type_traits>
#include <vector>

namespace app {
namespace {

/// One that comes along, or one of the user's own.
std::optional<model::Recipe> recipeNamed(const std::string& name) {
    for (const std::vector<model::Recipe>& recipes : {bundledRecipes(), ownRecipes().recipes}) {
        if (const auto found = std::ranges::find(recipes, name, &model::Recipe::name); found != recipes.end()) {
            return *found;
        }
    }
    return std::nullopt;
}

/// Numbers in the fewest digits that are read as the same number.
template <class Value> std::string optionText(const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        return value;
    } else if constexpr (std::is_same_v<Value, bool>) {
        return value ? "on" : "off";
    } else if constexpr (std::is_enum_v<Value>) {
        return std::string(model::valueNames<Value>()[static_cast<std::size_t>(value)]);
    } else {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
        return {text.data(), end};
    }
}

} // namespace

std::string shellWord(const std::string& text) {
    constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) {
        return text;
    }
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return word + "'";
}

std::string trainCommand(const model::RunRecord& run) {
    if (run.kind != model::RunKind::training) {
        throw model::Error("No command makes run " + run.id + " again: it was not trained from a recipe.",
                           "Choose a run that was.");
    }
    if (run.recipe.unread) {
        throw model::Error("No command makes run " + run.id + " again: its recipe is not readable by this version.",
                           run.recipe.unread->reason);
    }
    std::string command = "digitlab train";
    const auto add = [&command](const std::string& option, const std::string& value) {
        command += " --" + option + (value.starts_with('-') ? "=" : " ") + shellWord(value);
    };
    const std::optional<model::Recipe> named = recipeNamed(run.recipe.name);
    const model::Recipe base = named.value_or(model::Recipe());
    if (base.name != model::Recipe().name) {
        add("recipe", base.name);
    }
    std::vector<std::string> usual;
    model::visitAllSettings(base, [&](const model::SettingInfo&, const auto& value) { usual.push_back(optionText(value)); });
    std::size_t next = 0;
    model::visitAllSettings(run.recipe, [&](const model::SettingInfo& info, const auto& value) {
        if (const std::string text = optionText(value); text != usual[next++]) {
            add(info.option, text);
        }
    });
    if (!run.options.dataFolder.empty()) {
        add("data", run.options.dataFolder);
    }
    if (run.origin.initialWeights != model::kDrawnFromSeed && !run.origin.initialWeights.empty()) {
        add("initial-weights", keptWeightsPath(run.origin.initialWeights).string());
    }
    for (const std::string& teacher : run.origin.teachers.value_or(std::vector<std::string>())) {
        add("teacher", keptWeightsPath(teacher).string());
    }
    if (run.options.maxSteps) {
        add("max-steps", std::to_string(*run.options.maxSteps));
    }
    if (run.options.trainImages) {
        add("train-images", std::to_string(*run.options.trainImages));
    }
    if (run.options.device != model::RunOptions().device) {
        add("device", run.options.device);
    }
    if (run.options.step != model::StepKind::automatic) {
        add("step", optionText(run.options.step));
    }
    return command;
}

} // namespace app
