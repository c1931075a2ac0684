// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/console.h"
#include "app/contact_sheet.h"
#include "app/image_file.h"
#include "app/measure.h"
#include "app/models.h"
#include "model/ink/ink.h"
#include "model/io/strokes_file.h"
#include "model/reading/compose.h"
#include "model/reading/number.h"
#include "model/train/evaluation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>

namespace app {
namespace {

using Json = nlohmann::ordered_json;

/// How often readings of one confidence are right.
struct CalibrationBin {
    int readings = 0;
    int correct = 0;
    double confidence = 0; ///< their sum
};
constexpr int kBins = 15;

/// Expected calibration error: the mean distance between confidence and accuracy over the bins (Guo et al. 2017).
double calibrationError(const std::array<CalibrationBin, kBins>& bins, std::size_t readings) {
    double sum = 0;
    for (const CalibrationBin& bin : bins) {
        sum += std::abs(bin.confidence - bin.correct);
    }
    return sum / static_cast<double>(readings);
}

std::vector<model::LabelledDrawing> labelledDrawings(const std::string& path) {
    std::vector<model::LabelledDrawing> drawings;
    for (model::StrokesRecord& record : model::readStrokesFile(path)) {
        if (!record.digit) {
            throw model::Error(path + ": drawing " + record.id + " says not which digit it is.",
                               "Give each line a \"digit\", or read them with digitlab predict --strokes.");
        }
        drawings.push_back({std::move(record.drawing), *record.digit});
    }
    return drawings;
}

struct SingleDigits {
    std::array<std::array<int, model::kClassCount>, model::kClassCount> confusion{}; ///< [true][read]
    std::array<CalibrationBin, kBins> bins{};
    std::vector<bool> correct;       ///< one a drawing
    std::vector<SheetEntry> misread; ///< the surest first

    int right() const { return static_cast<int>(std::count(correct.begin(), correct.end(), true)); }
    double accuracy() const { return static_cast<double>(right()) / static_cast<double>(correct.size()); }
};

SingleDigits readSingleDigits(const std::vector<model::LabelledDrawing>& drawings, model::Predictor& predictor,
                              const std::string& path) {
    std::vector<model::DigitImage> images;
    for (const model::LabelledDrawing& drawing : drawings) {
        const auto image = model::frameDrawing(drawing.drawing);
        if (!image) {
            throw model::Error(path + ": drawing " + std::to_string(images.size() + 1) + " has no ink.",
                               "Remove it, or give it points within ±1,000,000.");
        }
        images.push_back(*image);
    }
    std::vector<float> logProbabilities(images.size() * model::kClassCount);
    predictor.predict(images, logProbabilities);
    SingleDigits result;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const model::Prediction prediction = model::toPrediction(
            std::span<const float, model::kClassCount>(&logProbabilities[i * model::kClassCount], model::kClassCount));
        const auto label = static_cast<std::size_t>(drawings[i].digit);
        const auto digit = static_cast<std::size_t>(prediction.digit);
        const auto confidence = static_cast<double>(prediction.probabilities[digit]);
        CalibrationBin& bin =
            result.bins[static_cast<std::size_t>(std::clamp(static_cast<int>(confidence * kBins), 0, kBins - 1))];
        ++bin.readings;
        bin.correct += label == digit ? 1 : 0;
        bin.confidence += confidence;
        ++result.confusion[label][digit];
        result.correct.push_back(label == digit);
        if (label != digit) {
            result.misread.push_back({images[i], drawings[i].digit, prediction});
        }
    }
    std::stable_sort(result.misread.begin(), result.misread.end(), [](const SheetEntry& a, const SheetEntry& b) {
        const auto sure = [](const SheetEntry& e) {
            return e.prediction.probabilities[static_cast<std::size_t>(e.prediction.digit)];
        };
        return sure(a) > sure(b);
    });
    return result;
}

struct Numbers {
    int count = 0;
    int correct = 0;
    int parted = 0;   ///< into as many digits as there are
    int readable = 0; ///< whose digits are each read right alone
    int readableRight = 0;
    int alone = 0; ///< single drawings that come out as one digit, framed as `frameDrawing` does
    std::vector<double> milliseconds;
    std::vector<std::pair<std::string, std::string>> misread; ///< true, read
};

Numbers readNumbers(const std::vector<model::LabelledDrawing>& drawings, const SingleDigits& singles,
                    const DrawTestOptions& options, model::Predictor& predictor) {
    Numbers result{options.numbers, 0, 0, 0, 0, 0, {}, {}};
    for (const model::LabelledDrawing& drawing : drawings) {
        const std::vector<model::Glyph> glyphs = model::readNumber(drawing.drawing, predictor);
        result.alone += glyphs.size() == 1 && glyphs[0].image == model::frameDrawing(drawing.drawing) ? 1 : 0;
    }
    model::Spacing spacing;
    spacing.joined = options.joined;
    for (int i = 0; i < options.numbers; ++i) {
        model::Random random{options.seed, static_cast<std::uint64_t>(i)};
        const model::ComposedNumber number = model::composeNumber(drawings, random, spacing);
        std::vector<model::Glyph> glyphs;
        result.milliseconds.push_back(1e3 * secondsOf([&] { glyphs = model::readNumber(number.drawing, predictor); }));
        const std::string text = model::textOf(glyphs);
        const bool correct = text == number.digits;
        const bool readable = std::all_of(number.sources.begin(), number.sources.end(),
                                          [&](std::size_t source) { return singles.correct[source]; });
        result.correct += correct ? 1 : 0;
        result.parted += glyphs.size() == number.digits.size() ? 1 : 0;
        result.readable += readable ? 1 : 0;
        result.readableRight += readable && correct ? 1 : 0;
        if (!correct) {
            result.misread.emplace_back(number.digits, text);
        }
    }
    return result;
}

double share(int part, int whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / whole;
}

double recall(const SingleDigits& singles, std::size_t digit) {
    const auto& row = singles.confusion[digit];
    return share(row[digit], std::accumulate(row.begin(), row.end(), 0));
}

void printAsJson(const SingleDigits& singles, const std::optional<Numbers>& numbers) {
    Json json{{"drawings", singles.correct.size()}, {"correct", singles.right()},
              {"accuracy", singles.accuracy()},     {"recall", Json::array()},
              {"confusion", singles.confusion},     {"calibration_error", calibrationError(singles.bins, singles.correct.size())},
              {"calibration", Json::array()}};
    for (std::size_t digit = 0; digit < model::kClassCount; ++digit) {
        json["recall"].push_back(recall(singles, digit));
    }
    for (const CalibrationBin& bin : singles.bins) {
        json["calibration"].push_back({{"readings", bin.readings},
                                       {"confidence", bin.readings == 0 ? 0 : bin.confidence / bin.readings},
                                       {"accuracy", share(bin.correct, bin.readings)}});
    }
    if (numbers) {
        const Series times(numbers->milliseconds);
        json["numbers"] = {{"count", numbers->count},
                           {"correct", numbers->correct},
                           {"rate", share(numbers->correct, numbers->count)},
                           {"parted_right", numbers->parted},
                           {"readable", numbers->readable},
                           {"readable_correct", numbers->readableRight},
                           {"single_digits_kept_whole", numbers->alone},
                           {"milliseconds_median", times.median()},
                           {"milliseconds_99", times.quantile(0.99)},
                           {"misread", Json::array()}};
        for (const auto& [truth, read] : numbers->misread) {
            json["numbers"]["misread"].push_back({{"number", truth}, {"read", read}});
        }
    }
    console::printJson(json);
}

void printAsText(const SingleDigits& singles, const std::optional<Numbers>& numbers) {
    std::printf("%d of %zu drawings read right: %.2f %%\n\n", singles.right(), singles.correct.size(), 100 * singles.accuracy());
    std::printf("true \\ read");
    for (int digit = 0; digit < model::kClassCount; ++digit) {
        std::printf("%6d", digit);
    }
    std::printf("   recall\n");
    for (std::size_t row = 0; row < singles.confusion.size(); ++row) {
        std::printf("%11zu", row);
        for (const int count : singles.confusion[row]) {
            std::printf("%6d", count);
        }
        std::printf("  %6.2f %%\n", 100 * recall(singles, row));
    }
    std::printf("\nexpected calibration error %.2f %%\n confidence  readings     right\n",
                100 * calibrationError(singles.bins, singles.correct.size()));
    for (const CalibrationBin& bin : singles.bins) {
        if (bin.readings > 0) {
            std::printf("  %7.2f %%  %8d  %6.2f %%\n", 100 * bin.confidence / bin.readings, bin.readings,
                        100 * share(bin.correct, bin.readings));
        }
    }
    if (numbers) {
        const Series times(numbers->milliseconds);
        std::printf("\n%d of %d whole numbers read right: %.2f %%\n"
                    "%.2f %% parted into the right count; %.2f %% right of the %d whose digits are read right alone\n"
                    "%d of %zu single digits kept whole; %.1f ms a number, 99 %% below %.1f ms\n",
                    numbers->correct, numbers->count, 100 * share(numbers->correct, numbers->count),
                    100 * share(numbers->parted, numbers->count), 100 * share(numbers->readableRight, numbers->readable),
                    numbers->readable, numbers->alone, singles.correct.size(), times.median(), times.quantile(0.99));
    }
}

} // namespace

void runDrawTest(const DrawTestOptions& options) {
    const std::vector<model::LabelledDrawing> drawings = labelledDrawings(options.strokes);
    const model::Model model = modelOrDefault(options.model);
    const auto predictor = model::makePredictor(model.weights, {.threads = 1});
    const SingleDigits singles = readSingleDigits(drawings, *predictor, options.strokes);
    std::optional<Numbers> numbers;
    if (options.numbers > 0) {
        numbers = readNumbers(drawings, singles, options, *predictor);
    }
    if (!options.sheet.empty()) {
        writePng(options.sheet, contactSheet(singles.misread));
    }
    options.json ? printAsJson(singles, numbers) : printAsText(singles, numbers);
}

} // namespace app
