// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"
#include "model/formats/network_json.h"
#include "model/values/run_facts.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <type_traits>

/// Runs as JSON: columns of the database, where missing fields keep their defaults, and objects for other programs.
namespace app {

QString toText(const std::string& text);

std::string environmentToJson(const model::RunEnvironment& environment);
model::RunEnvironment environmentFromJson(const std::string& json);

std::string optionsToJson(const RunOptions& options);
RunOptions optionsFromJson(const std::string& json);

/// Without the training images' checksum, which has a column of its own.
std::string originToJson(const model::RunOrigin& origin);
model::RunOrigin originFromJson(const std::string& json);

/// An object; a text where the recipe could not be read, null where it is not known.
nlohmann::ordered_json recipeObject(const model::Recipe& recipe);

/// A setting or a fact as JSON: an accuracy as a fraction, a duration in seconds, null for what is not known.
template <class Value> nlohmann::ordered_json toJsonValue(const Value& value) {
    if constexpr (std::is_same_v<Value, model::RunKind>) {
        return kindName(value);
    } else if constexpr (std::is_same_v<Value, model::RunOutcome>) {
        return outcomeName(value);
    } else if constexpr (std::is_same_v<Value, model::Checksum>) {
        return value.digits;
    } else if constexpr (std::is_same_v<Value, model::TextList>) {
        return value.texts != nullptr ? nlohmann::ordered_json(*value.texts) : nlohmann::ordered_json();
    } else if constexpr (std::is_same_v<Value, model::ArchitecturePointer>) {
        return value ? nlohmann::ordered_json::parse(model::toJson(value->network())) : nlohmann::ordered_json();
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
