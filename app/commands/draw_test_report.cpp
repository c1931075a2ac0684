// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/draw_test_report.h"

#include "app/commands/console.h"
#include "app/commands/timings.h"

#include <nlohmann/json.hpp>

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

void print(const Refusals& refusals) {
    console::print("%-28s %8d %6.1f %%  %6.1f %%\n", refusals.name.c_str(), refusals.drawings,
                   100 * share(refusals.unsure, refusals.drawings), 100 * share(refusals.refused, refusals.drawings));
}

} // namespace

void printAsJson(const DrawTestResult& result) {
    const auto& [singles, numbers, pages, junk] = result;
    Json json{{"drawings", singles.correct.size()}, {"correct", singles.right()},
              {"accuracy", singles.accuracy()},     {"recall", Json::array()},
              {"confusion", Json::array()},         {"calibration_error", singles.calibration.error()},
              {"calibration", Json::array()}};
    for (int digit = 0; digit < model::kDigits; ++digit) {
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
    for (const Refusals& kind : junk) {
        json["junk"].push_back(toJson(kind));
    }
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
    for (const PageLines& kind : pages) {
        json["pages"].push_back({{"name", kind.name}, {"lines", kind.count}});
        json["pages"].back().update(toJson(kind));
    }
    console::printJson(json);
}

void printAsText(const DrawTestResult& result) {
    const auto& [singles, numbers, pages, junk] = result;
    console::print("%d of %zu drawings read right: %.2f %%\n\n", singles.right(), singles.correct.size(),
                   100 * singles.accuracy());
    console::print("true \\ read");
    const model::ConfusionMatrix confusion = singles.confusion.ofClasses(model::kDigits);
    for (int read = 0; read < confusion.size(); ++read) {
        console::print("%6d", read);
    }
    console::print("   recall\n");
    for (int digit = 0; digit < model::kDigits; ++digit) {
        console::print("%11d", digit);
        for (const int count : confusion.row(digit)) {
            console::print("%6d", count);
        }
        console::print("  %6.2f %%\n", 100 * recall(singles, digit));
    }
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
    if (!pages.empty()) {
        console::print("\n%-28s    lines     right    parted   right of what is read right alone\n", "lines of writing on pages");
    }
    for (const PageLines& kind : pages) {
        console::print("%-28s %8d  %6.2f %%  %6.2f %%  %6.2f %%\n", kind.name.c_str(), kind.count,
                       100 * share(kind.correct, kind.count), 100 * share(kind.parted, kind.count),
                       100 * share(kind.readableRight, kind.readable));
    }
}

} // namespace app
