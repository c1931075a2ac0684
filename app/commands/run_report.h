// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_json.h"

#include <string>
#include <vector>

/// Runs as the terminal prints them.
namespace app {

/// A setting or a fact as it is printed: the words that options take, "99.43 %", "1:05", a dash for what is not known.
template <class Value> std::string printedValue(const Value& value);
template <> std::string printedValue(const std::optional<double>& accuracy);
template <> std::string printedValue(const std::chrono::duration<double>& time);
template <> std::string printedValue(const model::Checksum& checksum);
template <> std::string printedValue(const model::TextList& list);
template <> std::string printedValue(const model::ArchitecturePointer& network);
template <> std::string printedValue(const bool& on);
template <> std::string printedValue(const double& number);

template <class Value> std::string printedValue(const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
        return value.empty() ? "–" : model::networkName(value);
    }
    const nlohmann::ordered_json json = toJsonValue(value);
    const std::string text = json.is_string() ? json.get<std::string>() : json.is_null() ? std::string() : json.dump();
    return text.empty() ? "–" : text;
}

/// A row a run, in the order given; times are local.
void printRuns(const std::vector<model::RunRecord>& runs);

/// All that is stored of a run but its curve; as JSON below.
void printRun(const model::RunRecord& run, const QStringList& log);
nlohmann::ordered_json fullRunObject(const model::RunRecord& run, const QStringList& log);

/// What differs between the runs, a row each; and mean and spread where the seed alone does.
void printComparison(const std::vector<model::RunRecord>& runs);
nlohmann::ordered_json comparisonObject(const std::vector<model::RunRecord>& runs);

} // namespace app
