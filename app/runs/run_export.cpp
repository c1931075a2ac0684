// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_export.h"

#include "app/runs/run_json.h"
#include "app/runs/run_report_file.h"
#include "model/files/atomic_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <type_traits>
#include <utility>

namespace app {
namespace {

using Object = nlohmann::ordered_json;

std::string onOneLine(const Object& object) {
    // Bytes that are not UTF-8, as in names of files, are replaced.
    return object.dump(-1, ' ', false, Object::error_handler_t::replace);
}

/// A cell: numbers with a decimal point in every locale, texts as they are, lists as JSON; quoted where needed.
std::string cell(const Object& value) {
    const std::string text = value.is_null() ? "" : value.is_string() ? value.get<std::string>() : onOneLine(value);
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
        row.emplace_back(std::string("recipe.") + info.option, run.recipe.unread ? "" : cell(toJsonValue(value)));
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

/// Appends `name` and digits that read back as the same number; null for what is none.
template <class Number> void put(std::string& text, std::string_view name, Number number) {
    text += name;
    if constexpr (std::is_floating_point_v<Number>) {
        if (!std::isfinite(number)) {
            text += "null";
            return;
        }
    }
    std::array<char, 32> digits{};
    text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

/// Spans of consecutive batches as an array. Written straight away: a run has up to a thousand, and as the library's objects they
/// take five times as long.
std::string spansText(const std::vector<model::BatchSpan>& spans) {
    std::string text = "[";
    for (const model::BatchSpan& span : spans) {
        text += text.size() > 1 ? "," : "";
        put(text, R"({"first_step":)", span.firstStep);
        put(text, R"(,"batches":)", span.batches);
        put(text, R"(,"epochs_done":)", span.epochsDone);
        put(text, R"(,"loss":)", double{span.loss});
        put(text, R"(,"least_loss":)", double{span.leastLoss});
        put(text, R"(,"greatest_loss":)", double{span.greatestLoss});
        put(text, R"(,"accuracy":)", double{span.accuracy});
        put(text, R"(,"least_accuracy":)", double{span.leastAccuracy});
        put(text, R"(,"greatest_accuracy":)", double{span.greatestAccuracy});
        text += '}';
    }
    return text + "]";
}

/// A run with its curve.
std::string wholeRun(const model::RunRecord& run, const model::RunCurve& curve) {
    Object epochs = Object::array();
    for (const model::EpochMetrics& epoch : curve.epochMetrics) {
        epochs.push_back(epochObject(epoch, run.recipe.validate));
    }
    std::string text = onOneLine(runObject(run));
    text.pop_back(); // the curve follows before the closing brace
    return text + R"(,"curve":{"batches":)" + spansText(curve.batches) + R"(,"epochs":)" + onOneLine(epochs) + "}}";
}

} // namespace

void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path) {
    const std::string ending = path.extension();
    if (ending == ".html" || ending == ".pdf") {
        writeReport(store, ids, path);
        return;
    }
    if (ending != ".csv" && ending != ".jsonl" && ending != ".json") {
        throw model::Error(path.string() + ": runs are not written in such a file.",
                           "Choose a name that ends in .csv, .jsonl, .json, .html or .pdf.");
    }
    const std::vector<model::RunRecord> runs = store.findAll(ids);
    model::TemporaryFile file(path);
    if (ending == ".csv") {
        file.write(table(runs));
    } else {
        const bool array = ending == ".json";
        const char* before = "[";
        for (const model::RunRecord& run : runs) { // each by itself: the curves of all may not fit into memory
            const std::string text = wholeRun(run, store.curve(run.id));
            file.write(array ? std::exchange(before, ",\n") + text : text + "\n");
        }
        if (array) {
            file.write(runs.empty() ? "[]\n" : "]\n");
        }
    }
    file.rename();
}

} // namespace app
