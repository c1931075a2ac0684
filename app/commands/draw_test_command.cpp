// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/draw_test_report.h"
#include "app/commands/timings.h"
#include "app/storage/bundled_models.h"
#include "app/storage/picture_file.h"
#include "model/data/class_names.h"
#include "model/data/strokes_file.h"
#include "model/ink/ink.h"
#include "model/ink/strokes.h"
#include "model/network/evaluation.h"
#include "model/reading/compose.h"
#include "model/reading/junk.h"
#include "model/reading/read_digits.h"
#include "model/reading/surroundings.h"
#include "model/reading/verdict.h"
#include "model/values/error.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace app {
namespace {
struct DrawTestOptions {
    std::string strokes; ///< a file of drawings with labels
    ChosenModel model;
    std::string sheet; ///< PNG to write
    int numbers = 0;   ///< to compose from the drawings
    std::uint64_t seed = 1;
    int junk = 0;         ///< drawings of each kind that are no digits, read too
    double joined = 0;    ///< share of neighbours written without lifting the pen
    int pages = 0;        ///< of each kind, composed of the drawings
    int surroundings = 0; ///< pages in each kind of them
    int tables = 0;       ///< pages of each kind of frame
    int pictures = 0;     ///< of one digit, of each kind
    bool json = false;
};

struct Labelled {
    std::vector<model::LabelledDrawing> drawings;
    model::ClassNames classes; ///< none: the digits
};

Labelled labelledDrawings(const std::string& path) {
    Labelled result;
    model::TextLabelled texts;
    for (model::StrokesRecord& record : model::readStrokesFile(path)) {
        if (record.label().empty()) {
            throw model::Error(path + ": drawing " + record.id + " says not what it shows.",
                               "Give each line a \"digit\" or a \"label\", or read them with digitlab predict --strokes.");
        }
        texts.labels.push_back(record.label());
        result.drawings.push_back({model::tidied(record.drawing)}); // composed again and again below
    }
    model::DataSplits named;
    model::setLabels(named, std::move(texts), {}, {}, path);
    for (std::size_t i = 0; i < result.drawings.size(); ++i) {
        result.drawings[i].digit = named.train.labels[i];
    }
    result.classes = named.train.classes;
    return result;
}

SingleDigits readSingleDigits(const std::vector<model::LabelledDrawing>& drawings, model::Predictor& predictor,
                              model::Predictor* guard, const std::string& path) {
    std::vector<model::DigitImage> images;
    for (const model::LabelledDrawing& drawing : drawings) {
        const auto image = model::frameDrawing(drawing.drawing);
        if (!image) {
            throw model::Error(path + ": drawing " + std::to_string(images.size() + 1) + " has no ink.",
                               "Remove it, or give it points within ±1,000,000.");
        }
        images.push_back(*image);
    }
    const std::vector<model::Prediction> predictions = model::predictAll(predictor, images);
    const std::vector<float> digitness =
        guard != nullptr ? model::digitness(*guard, images) : std::vector<float>(images.size(), 1);
    SingleDigits result;
    result.confusion = model::ConfusionMatrix(predictor.classes());
    result.refusals.name = "the drawings";
    result.misreadRefusals.name = "those that are misread";
    for (std::size_t i = 0; i < images.size(); ++i) {
        const model::Prediction& prediction = predictions[i];
        const int label = drawings[i].digit;
        const int digit = prediction.digit;
        result.calibration.add(static_cast<double>(prediction.confidence()), label == digit);
        ++result.confusion.at(label, digit);
        const model::Verdict verdict = model::judge(prediction, digitness[i]);
        result.refusals.add(verdict);
        result.correct.push_back(label == digit);
        if (label != digit) {
            result.misreadRefusals.add(verdict);
            result.misread.push_back({images[i], label, prediction});
        }
    }
    std::stable_sort(result.misread.begin(), result.misread.end(), [](const SheetEntry& a, const SheetEntry& b) {
        return a.prediction.confidence() > b.prediction.confidence();
    });
    return result;
}

bool readableAlone(const model::ComposedNumber& number, const SingleDigits& singles) {
    return std::all_of(number.sources.begin(), number.sources.end(), [&](std::size_t source) { return singles.correct[source]; });
}

Numbers readNumbers(const std::vector<model::LabelledDrawing>& drawings, const SingleDigits& singles,
                    const DrawTestOptions& options, const model::Readers& readers) {
    Numbers result;
    for (const model::LabelledDrawing& drawing : drawings) {
        const std::vector<model::ReadDigit> digits = model::readNumber(drawing.drawing, readers);
        result.alone += digits.size() == 1 && digits[0].image == model::frameDrawing(drawing.drawing) ? 1 : 0;
    }
    model::Spacing spacing;
    spacing.joined = options.joined;
    for (int i = 0; i < options.numbers; ++i) {
        model::Random random{options.seed, static_cast<std::uint64_t>(i)};
        const model::ComposedNumber number = model::composeNumber(drawings, random, spacing);
        std::vector<model::ReadDigit> glyphs;
        result.milliseconds.push_back(1e3 * secondsOf([&] { glyphs = model::readNumber(number.drawing, readers); }));
        result.add(number.digits, glyphs, readableAlone(number, singles));
        if (const std::string text = model::numberText(glyphs); text != number.digits) {
            result.misread.emplace_back(number.digits, text);
        }
    }
    return result;
}

/// Adds each line or filled cell of a page; `isReadable(i)` says whether it counts as readable.
void add(PageLines& lines, const model::ComposedPage& page, const model::PageReading& reading, const auto& isReadable) {
    const std::vector<std::vector<model::ReadDigit>> read = model::byLine(page, reading);
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (i < page.lines.size() && !page.lines[i].digits.empty()) {
            lines.add(page.lines[i].digits, read[i], isReadable(i));
        } else {
            lines.strays += static_cast<int>(read[i].size());
        }
    }
}

std::vector<PageLines> readPages(const std::vector<model::LabelledDrawing>& drawings, const SingleDigits& singles,
                                 std::span<const model::PageKind> kinds, int count, const DrawTestOptions& options,
                                 const model::Readers& readers) {
    std::vector<PageLines> result;
    for (const model::PageKind& kind : kinds) {
        PageLines& lines = result.emplace_back();
        lines.name = kind.name;
        for (int i = 0; i < count; ++i) {
            model::Random random{options.seed, result.size(), static_cast<std::uint64_t>(i)};
            const model::ComposedPage page = model::composePage(drawings, random, kind);
            add(lines, page, model::readPage(page.picture, readers),
                [&](std::size_t line) { return readableAlone(page.lines[line], singles); });
        }
    }
    return result;
}

bool isNear(const model::Quad& found, const model::Quad& sheet) {
    const auto distance = [](model::Point a, model::Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
    const float near = 0.03F * std::max(distance(sheet[0], sheet[1]), distance(sheet[1], sheet[2]));
    return std::equal(found.begin(), found.end(), sheet.begin(),
                      [&](model::Point a, model::Point b) { return distance(a, b) <= near; });
}

/// The same pages in all surroundings.
std::vector<SurroundedLines> readSurrounded(const std::vector<model::LabelledDrawing>& drawings, const DrawTestOptions& options,
                                            const model::Readers& readers) {
    model::PageKind coloured = model::pageKinds().front();
    coloured.coloured = true;
    std::vector<SurroundedLines> result(model::surroundings().size());
    for (int i = 0; i < options.surroundings; ++i) {
        model::Random random{options.seed, static_cast<std::uint64_t>(i)};
        const model::ComposedPage page = model::composePage(drawings, random, coloured);
        const std::vector<std::vector<model::ReadDigit>> alone = model::byLine(page, model::readPage(page.picture, readers));
        for (std::size_t kind = 0; kind < result.size(); ++kind) {
            SurroundedLines& lines = result[kind];
            const model::ComposedPage scene = model::surrounded(page, random, model::surroundings()[kind]);
            model::PageReading reading;
            lines.seconds += secondsOf([&] { reading = model::readPage(scene.picture, readers); });
            lines.name = model::surroundings()[kind].name;
            ++lines.pages;
            lines.sheets += isNear(reading.sheet, scene.sheet) ? 1 : 0;
            add(lines, scene, reading,
                [&](std::size_t line) { return model::numberText(alone[line]) == page.lines[line].digits; });
        }
    }
    return result;
}

std::vector<PictureReadings> readPictures(const std::vector<model::LabelledDrawing>& drawings, const SingleDigits& singles,
                                          const DrawTestOptions& options, const model::Readers& readers) {
    std::vector<PictureReadings> result;
    for (const model::PictureKind& kind : model::pictureKinds()) {
        PictureReadings& readings = result.emplace_back();
        readings.name = kind.name;
        for (int i = 0; i < options.pictures; ++i) {
            model::Random random{options.seed, result.size(), static_cast<std::uint64_t>(i)};
            const std::size_t source = random.below(drawings.size());
            if (!singles.correct[source]) {
                continue;
            }
            ++readings.pictures;
            const model::Picture picture = model::composePicture(drawings[source].drawing, random, kind);
            const std::vector<model::ReadDigit> read = model::readOneDigit(picture, readers).digits;
            if (read.empty()) {
                ++readings.blank;
            } else if (model::judge(read[0].prediction, read[0].digitness).certainty == model::Certainty::notADigit) {
                ++readings.refused;
            } else {
                readings.right += read[0].prediction.digit == drawings[source].digit ? 1 : 0;
            }
        }
    }
    return result;
}

std::vector<Refusals> readJunk(const std::vector<model::LabelledDrawing>& drawings, const DrawTestOptions& options,
                               model::Predictor& predictor, model::Predictor& guard) {
    std::vector<Refusals> result;
    const auto read = [&](const char* name, auto draw) {
        result.push_back({name});
        while (result.back().drawings < options.junk) {
            model::Random random{options.seed, result.size(), static_cast<std::uint64_t>(result.back().drawings)};
            std::optional<model::Answer> answer;
            while (!answer) {
                answer = model::answer(draw(random), predictor, guard);
            }
            result.back().add(answer->verdict);
        }
    };
    const auto any = [&](model::Random& random) { return drawings[random.below(drawings.size())]; };
    for (const model::JunkFamily& family : model::junkFamilies()) {
        if (family.heldOut) {
            read(family.name, [&](model::Random& random) { return model::varied(family.draw(random), random); });
        }
    }
    read("digits left unfinished", [&](model::Random& random) {
        const model::LabelledDrawing digit = any(random);
        return model::wholeWhenHalf(digit.digit) ? model::Drawing() : model::abandoned(digit.drawing, random.uniform(0.3, 0.55));
    });
    read("two digits in one", [&](model::Random& random) {
        const model::Drawing left = any(random).drawing;
        return model::sideBySide(left, any(random).drawing);
    });
    return result;
}

/// Measures how labelled drawings are read: accuracy, confusion, calibration, and whole numbers made of them.
void runDrawTest(const DrawTestOptions& options) {
    const auto [drawings, classes] = labelledDrawings(options.strokes);
    const bool digits = model::areDigits(classes);
    if (!digits &&
        options.numbers + options.pages + options.surroundings + options.tables + options.pictures + options.junk > 0) {
        throw model::Error(options.strokes + ": these are no digits, and nothing but digits is composed or refused.",
                           "Leave --numbers, --pages, --surroundings, --tables, --pictures and --junk out.");
    }
    const model::Model model = modelFor(options.model, classes);
    const auto predictor = model::makePredictor(model.weights, {.threads = 1});
    const auto guard = model::makePredictor(bundledGuard().weights, {.threads = 1});
    const model::Readers readers{*predictor, guard.get()};
    DrawTestResult result;
    result.singles = readSingleDigits(drawings, *predictor, digits ? guard.get() : nullptr, options.strokes);
    result.singles.classes = model::namesOrDigits(classes);
    if (options.numbers > 0) {
        result.numbers = readNumbers(drawings, result.singles, options, readers);
    }
    if (options.pages > 0) {
        result.pages = readPages(drawings, result.singles, model::pageKinds(), options.pages, options, readers);
    }
    if (options.surroundings > 0) {
        result.surroundings = readSurrounded(drawings, options, readers);
    }
    if (options.tables > 0) {
        result.tables = readPages(drawings, result.singles, model::framedPageKinds(), options.tables, options, readers);
    }
    if (options.pictures > 0) {
        result.pictures = readPictures(drawings, result.singles, options, readers);
    }
    if (!options.sheet.empty()) {
        writePng(options.sheet, contactSheet(result.singles.misread));
    }
    if (options.junk > 0) {
        result.junk = readJunk(drawings, options, *predictor, *guard);
    }
    options.json ? printAsJson(result) : printAsText(result);
}

} // namespace

void addDrawTest(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("draw-test", "Measure how labelled pen drawings are read");
    const auto options = std::make_shared<DrawTestOptions>();
    app.add_option("--strokes", options->strokes,
                   "File of pen strokes, each drawing with what it shows: JSON Lines, InkML or UNIPEN")
        ->required();
    addModel(app, options->model);
    CLI::Option* numbers =
        app.add_option("--numbers", options->numbers, "Compose this many whole numbers of the drawings and read them too")
            ->check(CLI::Range(1, 1000000));
    app.add_option("--pages", options->pages, "Compose this many pages of each kind of the drawings and read them as pictures")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--surroundings", options->surroundings,
                   "Compose this many pages and read them on each kind of desk, in each light, tilted, held and on a screen")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--tables", options->tables, "Compose this many pages of each kind of box and table and read their cells")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--pictures", options->pictures, "Make this many pictures of one drawing each, of each kind, and read them")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--junk", options->junk, "Draw this many of each kind of scribble, letter and half a digit and read them too")
        ->check(CLI::Range(1, 1000000));
    app.add_option("--seed", options->seed, "Decides the composed numbers and the scribbles");
    app.add_option("--joined", options->joined, "Share of neighbours in the numbers joined by one stroke")
        ->check(CLI::Range(0.0, 1.0))
        ->needs(numbers);
    app.add_option("--sheet", options->sheet, "PNG to write with the drawings that were misread");
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options] { runDrawTest(*options); });
}

} // namespace app
