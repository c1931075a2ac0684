// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_export.h"

#include "app/runs/run_json.h"
#include "model/files/atomic_file.h"

#include <utility>

namespace app {
namespace {

using Object = nlohmann::ordered_json;

std::string onOneLine(const Object& object) {
    // Bytes that are not UTF-8, as in names of files, are replaced.
    return object.dump(-1, ' ', false, Object::error_handler_t::replace);
}

/// A cell: numbers with a decimal point in every locale, texts quoted where needed.
std::string cell(const Object& value) {
    if (!value.is_string()) {
        return value.is_null() ? std::string() : onOneLine(value);
    }
    const auto& text = value.get_ref<const std::string&>();
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

/// The header's cells and a run's.
using Row = std::vector<std::pair<std::string, std::string>>;

Row rowOf(const model::RunRecord& run) {
    Row row;
    const Object object = runObject(run);
    for (const auto& [name, value] : object.items()) {
        if (name == "environment") {
            for (const auto& [part, text] : value.items()) {
                row.emplace_back("environment." + part, cell(text));
            }
        } else if (name != "recipe") {
            row.emplace_back(name, cell(value));
        }
    }
    row.emplace_back("recipe.name", cell(run.recipe.name));
    model::visitAllSettings(run.recipe, [&](const model::SettingInfo& info, const auto& value) {
        row.emplace_back(std::string("recipe.") + info.option, cell(toJsonValue(value)));
    });
    return row;
}

std::string table(const std::vector<model::RunRecord>& runs) {
    std::string text;
    const auto addLine = [&text](const Row& row, std::string Row::value_type::*part) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : ",") + row[i].*part;
        }
        text += "\r\n";
    };
    addLine(rowOf(runs.empty() ? model::RunRecord() : runs.front()), &Row::value_type::first);
    for (const model::RunRecord& run : runs) {
        addLine(rowOf(run), &Row::value_type::second);
    }
    return text;
}

} // namespace

void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path) {
    const std::string ending = path.extension();
    if (ending != ".csv" && ending != ".jsonl" && ending != ".json") {
        throw model::Error(path.string() + ": runs are not written in such a file.",
                           "Choose a name that ends in .csv, .jsonl or .json.");
    }
    const std::vector<model::RunRecord> runs = store.findAll(ids);
    model::TemporaryFile file(path);
    if (ending == ".csv") {
        file.write(table(runs));
    } else {
        const bool array = ending == ".json";
        const char* before = "[";
        for (const model::RunRecord& run : runs) { // each by itself: the curves of all may not fit into memory
            Object object = runObject(run);
            object["curve"] = curveObject(store.curve(run.id), run.recipe.validate);
            file.write(array ? std::exchange(before, ",\n") + onOneLine(object) : onOneLine(object) + "\n");
        }
        if (array) {
            file.write(runs.empty() ? "[]\n" : "]\n");
        }
    }
    file.rename();
}

} // namespace app
