// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/draw_test_report.h"

#include "app/commands/confusion_table.h"
#include "app/commands/console.h"
#include "app/commands/timings.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace app {
namespace {

using Json = nlohmann::ordered_json;

double share(int part, int whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / whole;
}

double recall(const SingleDigits& singles, int digit) {
    return share(singles.confusion.at(digit, digit), singles.confusion.images(digit));
}

Json toJson(const Refusals& refusals) {
    return {{"name", refusals.name},
            {"drawings", refusals.drawings},
            {"unsure", share(refusals.unsure, refusals.drawings)},
            {"refused", share(refusals.refused, refusals.drawings)}};
}

Json toJson(const Composed& composed) {
    return {{"correct", composed.correct},
            {"rate", share(composed.correct, composed.count)},
            {"parted_right", composed.parted},
            {"readable", composed.readable},
            {"readable_correct", composed.readableRight}};
}

Json toJson(const PageLines& lines) {
    Json json{{"name", lines.name}, {"lines", lines.count}};
    json.update(toJson(static_cast<const Composed&>(lines)));
    return json;
}

Json toJson(const SurroundedLines& lines) {
    Json json = toJson(static_cast<const PageLines&>(lines));
    json.update({{"strays", lines.strays},
                 {"pages", lines.pages},
                 {"sheets_found", lines.sheets},
                 {"milliseconds_mean", 1e3 * lines.seconds / std::max(lines.pages, 1)}});
    return json;
}

Json toJson(const PictureReadings& readings) {
    return {{"name", readings.name},   {"pictures", readings.pictures},
            {"right", readings.right}, {"rate", share(readings.right, readings.pictures)},
            {"blank", readings.blank}, {"refused", readings.refused}};
}

/// The kinds in a list of their own, if any were measured.
void list(Json& json, const char* name, const auto& kinds) {
    for (const auto& kind : kinds) {
        json[name].push_back(toJson(kind));
    }
}

double readableRight(const Composed& composed) {
    return 100 * share(composed.readableRight, composed.readable);
}

void print(const Refusals& refusals) {
    console::print("%-28s %8d %6.1f %%  %6.1f %%\n", refusals.name.c_str(), refusals.drawings,
                   100 * share(refusals.unsure, refusals.drawings), 100 * share(refusals.refused, refusals.drawings));
}

} // namespace

void printAsJson(const DrawTestResult& result) {
    const auto& [singles, numbers, pages, surroundings, tables, pictures, junk] = result;
    Json json{{"drawings", singles.correct.size()}, {"correct", singles.right()},
              {"accuracy", singles.accuracy()},     {"recall", Json::array()},
              {"confusion", Json::array()},         {"calibration_error", singles.calibration.error()},
              {"calibration", Json::array()}};
    if (!model::areDigits(singles.classes)) {
        json["classes"] = singles.classes;
    }
    for (int digit = 0; digit < model::classCount(singles.classes); ++digit) {
        json["recall"].push_back(recall(singles, digit));
        json["confusion"].push_back(singles.confusion.row(digit));
    }
    for (const model::CalibrationBin& bin : singles.calibration.bins) {
        json["calibration"].push_back({{"readings", bin.readings},
                                       {"confidence", bin.readings == 0 ? 0 : bin.confidence / bin.readings},
                                       {"accuracy", share(bin.correct, bin.readings)}});
    }
    json["refusals"] = toJson(singles.refusals);
    json["misread_refusals"] = toJson(singles.misreadRefusals);
    list(json, "junk", junk);
    if (numbers) {
        const Timings times(numbers->milliseconds);
        json["numbers"] = {{"count", numbers->count}};
        json["numbers"].update(toJson(*numbers));
        json["numbers"].update({{"single_digits_kept_whole", numbers->alone},
                                {"milliseconds_median", times.median()},
                                {"milliseconds_99", times.quantile(0.99)},
                                {"misread", Json::array()}});
        for (const auto& [truth, read] : numbers->misread) {
            json["numbers"]["misread"].push_back({{"number", truth}, {"read", read}});
        }
    }
    list(json, "pages", pages);
    list(json, "surroundings", surroundings);
    list(json, "tables", tables);
    list(json, "pictures", pictures);
    console::printJson(json);
}

void printAsText(const DrawTestResult& result) {
    const auto& [singles, numbers, pages, surroundings, tables, pictures, junk] = result;
    console::print("%d of %zu drawings read right: %.2f %%\n\n", singles.right(), singles.correct.size(),
                   100 * singles.accuracy());
    printConfusion(singles.confusion.ofClasses(model::classCount(singles.classes)), singles.classes);
    console::print("\nexpected calibration error %.2f %%\n confidence  readings     right\n", 100 * singles.calibration.error());
    for (const model::CalibrationBin& bin : singles.calibration.bins) {
        if (bin.readings > 0) {
            console::print("  %7.2f %%  %8d  %6.2f %%\n", 100 * bin.confidence / bin.readings, bin.readings,
                           100 * share(bin.correct, bin.readings));
        }
    }
    console::print("\n%-28s drawings   unsure  no digit\n", "");
    print(singles.refusals);
    print(singles.misreadRefusals);
    for (const Refusals& kind : junk) {
        print(kind);
    }
    if (numbers) {
        const Timings times(numbers->milliseconds);
        console::print("\n%d of %d whole numbers read right: %.2f %%\n"
                       "%.2f %% parted into the right count; %.2f %% right of the %d whose digits are read right alone\n"
                       "%d of %zu single digits kept whole; %.1f ms a number, 99 %% below %.1f ms\n",
                       numbers->correct, numbers->count, 100 * share(numbers->correct, numbers->count),
                       100 * share(numbers->parted, numbers->count), 100 * share(numbers->readableRight, numbers->readable),
                       numbers->readable, numbers->alone, singles.correct.size(), times.median(), times.quantile(0.99));
    }
    const auto printLines = [](const char* title, const std::vector<PageLines>& kinds) {
        if (!kinds.empty()) {
            console::print("\n%-28s    lines     right    parted   right of what is read right alone\n", title);
        }
        for (const PageLines& kind : kinds) {
            console::print("%-28s %8d  %6.2f %%  %6.2f %%  %6.2f %%\n", kind.name.c_str(), kind.count,
                           100 * share(kind.correct, kind.count), 100 * share(kind.parted, kind.count), readableRight(kind));
        }
    };
    printLines("lines of writing on pages", pages);
    printLines("cells", tables);
    if (!surroundings.empty()) {
        console::print("\n%-28s    lines     right   of those read right on the page alone   stray   sheets   ms a page\n",
                       "pages in surroundings");
    }
    for (const SurroundedLines& kind : surroundings) {
        console::print("%-28s %8d  %6.2f %%  %37.2f %%  %6d %6.1f %%  %9.0f\n", kind.name.c_str(), kind.count,
                       100 * share(kind.correct, kind.count), readableRight(kind), kind.strays,
                       100 * share(kind.sheets, kind.pages), 1e3 * kind.seconds / std::max(kind.pages, 1));
    }
    if (!pictures.empty()) {
        console::print("\n%-28s    count     right     blank  no digit\n", "pictures of one digit");
    }
    for (const PictureReadings& kind : pictures) {
        console::print("%-28s %8d  %6.2f %%  %6.2f %%  %6.2f %%\n", kind.name.c_str(), kind.pictures,
                       100 * share(kind.right, kind.pictures), 100 * share(kind.blank, kind.pictures),
                       100 * share(kind.refused, kind.pictures));
    }
}

} // namespace app
