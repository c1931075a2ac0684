// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/run_report.h"

#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "app/runs/run_json.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace app {

using Json = nlohmann::ordered_json;
using console::format;

template <> std::string printedValue(const std::optional<double>& accuracy) {
    return accuracy ? format("%.2f %%", 100 * *accuracy) : "–";
}

template <> std::string printedValue(const std::chrono::duration<double>& time) {
    return time.count() > 0 ? console::formatDuration(time.count()) : "–";
}

template <> std::string printedValue(const model::Checksum& checksum) {
    return checksum.digits.empty() ? "–" : std::string(checksum.digits.substr(0, 8));
}

template <> std::string printedValue(const model::TextList& list) {
    if (list.texts == nullptr || list.texts->empty()) {
        return list.texts == nullptr ? "–" : "none";
    }
    std::string joined;
    for (const std::string& text : *list.texts) {
        joined += (joined.empty() ? "" : ", ") + (list.checksums ? text.substr(0, 8) : text);
    }
    return joined;
}

template <> std::string printedValue(const model::ArchitecturePointer& network) {
    return network ? network->network().name + ", " + std::to_string(network->parameters()) + " parameters" : "–";
}

template <> std::string printedValue(const bool& on) {
    return on ? "on" : "off";
}

template <> std::string printedValue(const double& number) {
    return QString::number(number, 'g', QLocale::FloatingPointShortest).toStdString();
}

namespace {

/// "2026-11-25 01:30", local; what is no time as it stands.
std::string localTime(const std::string& time) {
    const QDateTime parsed = QDateTime::fromString(toText(time), Qt::ISODate);
    return parsed.isValid() ? parsed.toLocalTime().toString("yyyy-MM-dd hh:mm").toStdString() : time;
}

/// "3 of 20".
std::string epochsText(const model::RunRecord& run) {
    return std::to_string(run.epochs) + (run.recipe.unread ? "" : " of " + std::to_string(run.recipe.epochs));
}

/// The command that goes on with the run; empty when nothing does.
std::string continuation(const model::RunRecord& run) {
    return run.canContinue ? "digitlab train --resume " + run.id : std::string();
}

/// Calls `take(info, value)` for the settings that are known and not the notebook's.
template <class Take> void visitOwnSettings(const model::Recipe& recipe, Take take) {
    if (recipe.unread) {
        return;
    }
    const model::Recipe notebook;
    std::vector<Json> usual;
    model::visitAllSettings(notebook, [&](const model::SettingInfo&, const auto& value) { usual.push_back(toJsonValue(value)); });
    std::size_t i = 0;
    model::visitAllSettings(recipe, [&](const model::SettingInfo& info, const auto& value) {
        if (toJsonValue(value) != usual[i++]) {
            take(info, value);
        }
    });
}

} // namespace

void printRuns(const std::vector<model::RunRecord>& runs) {
    const bool validated = std::ranges::any_of(runs, [](const auto& run) { return run.validationAccuracy.has_value(); });
    std::vector<std::vector<std::string>> rows{{"id", "", "name", "outcome", "epochs", "test", "time", "started"}};
    for (const model::RunRecord& run : runs) {
        rows.push_back({run.id, run.starred ? "★" : "", run.name, outcomeName(run.outcome), epochsText(run),
                        printedValue(run.testAccuracy), printedValue(std::chrono::duration<double>(run.seconds)),
                        localTime(run.started)});
    }
    if (validated) {
        rows[0].insert(rows[0].begin() + 6, "validation");
        for (std::size_t i = 0; i < runs.size(); ++i) {
            rows[i + 1].insert(rows[i + 1].begin() + 6, printedValue(runs[i].validationAccuracy));
        }
    }
    printTable(rows, validated ? "llllrrrrl" : "llllrrrl");
}

void printRun(const model::RunRecord& run, const QStringList& log) {
    std::vector<std::vector<std::string>> rows;
    const auto add = [&rows](const char* title, const std::string& text) {
        if (!text.empty() && text != "–") {
            rows.push_back({title, text});
        }
    };
    const auto addFact = [&add](const model::FactInfo& info, const auto& value) { add(info.title, printedValue(value)); };
    add("Run", run.id + (run.starred ? " ★" : ""));
    add("Name", run.name);
    add("Note", run.note);
    add("Study", run.study);
    add("Started", localTime(run.started));
    add("Ended", localTime(run.ended));
    add("Reason", run.reason);
    model::visitResults(run, addFact);
    if (!run.recipe.unread) {
        rows.push_back({"Epochs asked for", std::to_string(run.recipe.epochs)});
    }
    rows.push_back({"Steps", std::to_string(run.steps)});
    model::visitOrigin(run, addFact);
    model::visitEnvironment(run.environment, addFact);
    add("Model", run.model);
    add("Go on with", continuation(run));
    printTable(rows, "l");

    rows.clear();
    visitOwnSettings(run.recipe, [&](const model::SettingInfo& info, const auto& value) {
        rows.push_back({std::string("  --") + info.option, printedValue(value)});
    });
    const std::string what = run.recipe.unread ? " is not readable by this version: " + run.recipe.unread->reason
                             : rows.empty()    ? ": the notebook's settings"
                                               : ", unlike the notebook";
    console::print("\nRecipe %s%s\n", run.recipe.name.c_str(), what.c_str());
    printTable(rows, "l");
    if (!log.isEmpty()) {
        console::print("\nLog (UTC)\n");
        for (const QString& line : log) {
            console::print("  %s\n", qUtf8Printable(line));
        }
    }
}

Json fullRunObject(const model::RunRecord& run, const QStringList& log) {
    Json object = runObject(run);
    object["settings"] = Json::object(); // by the options of `train`
    visitOwnSettings(run.recipe, [&](const model::SettingInfo& info, const auto& value) {
        object["settings"][info.option] = toJsonValue(value);
    });
    object["go_on_with"] = continuation(run);
    object["log"] = Json::array();
    for (const QString& line : log) {
        object["log"].push_back(line.toStdString());
    }
    return object;
}

} // namespace app
