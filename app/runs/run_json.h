// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"
#include "model/values/run_facts.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <type_traits>

/// Runs as JSON: columns of the database, where missing fields keep their defaults, and objects for other programs.
namespace app {

QString toText(const std::string& text);

/// The recipe, or the default one when it cannot be parsed: a newer version may have written it.
model::Recipe storedRecipe(const std::string& json);

std::string environmentToJson(const model::RunEnvironment& environment);
model::RunEnvironment environmentFromJson(const std::string& json);

std::string optionsToJson(const RunOptions& options);
RunOptions optionsFromJson(const std::string& json);

/// A setting or a fact as JSON: an accuracy as a fraction, a duration in seconds, null for what is not known.
template <class Value> nlohmann::ordered_json toJsonValue(const Value& value) {
    if constexpr (std::is_same_v<Value, model::RunKind>) {
        return kindName(value);
    } else if constexpr (std::is_same_v<Value, model::RunOutcome>) {
        return outcomeName(value);
    } else if constexpr (std::is_same_v<Value, model::Checksum>) {
        return value.digits;
    } else if constexpr (std::is_same_v<Value, std::chrono::duration<double>>) {
        return value.count();
    } else if constexpr (std::is_enum_v<Value>) {
        return model::valueNames<Value>()[static_cast<std::size_t>(value)];
    } else if constexpr (requires { value.has_value(); }) {
        return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
    } else {
        return value;
    }
}

/// A run without its curve and its log.
nlohmann::ordered_json runObject(const model::RunRecord& run);

/// An epoch's figures, also those of `train --json`. The test figures are the validation images' when the recipe holds some back.
nlohmann::ordered_json epochObject(const model::EpochMetrics& epoch, bool validates);

} // namespace app
