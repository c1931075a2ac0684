// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/run_report.h"
#include "app/commands/text_table.h"
#include "model/values/spread.h"

#include <algorithm>
#include <functional>

namespace app {

using Json = nlohmann::ordered_json;

namespace {

/// A property with its value in each run.
struct Compared {
    std::string name;
    std::string title;
    std::vector<std::string> texts;
    std::vector<Json> values;
};

std::vector<Compared> everythingOf(const std::vector<model::RunRecord>& runs) {
    std::vector<Compared> rows;
    for (const model::RunRecord& run : runs) {
        std::size_t next = 0;
        const auto add = [&](const char* name, const char* title, const auto& value) {
            if (next == rows.size()) {
                rows.push_back({name, title, {}, {}});
            }
            rows[next].texts.push_back(printedValue(value));
            rows[next].values.push_back(toJsonValue(value));
            ++next;
        };
        add("name", "Name", run.name);
        add("recipe_not_read", "Recipe, not readable", run.recipe.unread ? std::optional(run.recipe.unread->json) : std::nullopt);
        model::visitAllSettings(run.recipe, [&](const model::SettingInfo& info, const auto& value) {
            if (run.recipe.unread) {
                add(info.option, info.title, std::optional<int>());
            } else {
                add(info.option, info.title, value);
            }
        });
        model::visitFacts(run, [&](const model::FactInfo& info, const auto& value) { add(info.name, info.title, value); });
    }
    return rows;
}

template <class Value> bool allAlike(const std::vector<Value>& values) {
    return std::ranges::adjacent_find(values, std::not_equal_to()) == values.end();
}

std::optional<model::Spread> spreadOfRuns(const std::vector<model::RunRecord>& runs) {
    std::vector<const model::RunRecord*> pointers;
    for (const model::RunRecord& run : runs) {
        pointers.push_back(&run);
    }
    return model::seedSpread(pointers);
}

} // namespace

void printComparison(const std::vector<model::RunRecord>& runs) {
    std::vector<std::vector<std::string>> table{{""}};
    for (const model::RunRecord& run : runs) {
        table[0].push_back(run.id);
    }
    for (const Compared& row : everythingOf(runs)) {
        if (!allAlike(row.texts)) { // as printed: the last bits of an accuracy are no difference
            table.push_back({row.title});
            table.back().insert(table.back().end(), row.texts.begin(), row.texts.end());
        }
    }
    if (table.size() == 1) {
        console::print("These runs do not differ in anything that is kept of them.\n");
        return;
    }
    printTable(table, "l");
    if (const auto spread = spreadOfRuns(runs)) {
        console::print("\n%zu seeds: test accuracy %.2f %% ± %.2f (mean and standard deviation), %.2f … %.2f %%\n", runs.size(),
                       100 * spread->mean, 100 * spread->deviation, 100 * spread->smallest, 100 * spread->largest);
    }
}

Json comparisonObject(const std::vector<model::RunRecord>& runs) {
    Json object{{"runs", Json::array()}, {"differences", Json::array()}, {"seeds", nullptr}};
    for (const model::RunRecord& run : runs) {
        object["runs"].push_back(run.id);
    }
    for (const Compared& row : everythingOf(runs)) {
        if (!allAlike(row.values)) {
            object["differences"].push_back({{"name", row.name}, {"title", row.title}, {"values", row.values}});
        }
    }
    if (const auto spread = spreadOfRuns(runs)) {
        object["seeds"] = {{"count", runs.size()},
                           {"mean", spread->mean},
                           {"standard_deviation", spread->deviation},
                           {"smallest", spread->smallest},
                           {"largest", spread->largest}};
    }
    return object;
}

} // namespace app
