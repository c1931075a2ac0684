// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"
#include "model/values/run_facts.h"

#include <nlohmann/json.hpp>

#include <concepts>

/// Runs as JSON objects for other programs: `--json` and exported files.
namespace app {

/// A setting or a fact as JSON. An accuracy is a fraction, a duration seconds; what is not known is null.
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

/// All that is kept of a run beside its curve and its log.
nlohmann::ordered_json runObject(const model::RunRecord& run);

/// "batches": the spans of consecutive batches, and "epochs". Epochs have test figures, or validation figures where the run's
/// recipe holds images back.
nlohmann::ordered_json curveObject(const model::RunCurve& curve, bool validates);

} // namespace app
