// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/storage/bundled_models.h"
#include "app/storage/picture_file.h"
#include "model/data/strokes_file.h"
#include "model/ink/ink.h"
#include "model/ink/ink_map.h"
#include "model/network/class_order.h"
#include "model/reading/read_digits.h"
#include "model/reading/verdict.h"
#include "model/values/error.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdio>
#include <map>
#include <utility>

namespace app {
namespace {

struct PredictOptions {
    ChosenModel model;
    std::string data;
    std::string split = "test";
    std::vector<std::string> images;
    std::string index;    ///< "A" or "A-B"
    std::string strokes;  ///< a JSON Lines file
    bool numbers = false; ///< every digit of a picture or drawing instead of one
    bool json = false;
};

using Json = nlohmann::ordered_json;

const std::map<model::Certainty, const char*> kVerdicts{
    {model::Certainty::digit, "digit"}, {model::Certainty::unsure, "unsure"}, {model::Certainty::notADigit, "no digit"}};

class Printer {
public:
    Printer(const PredictOptions& options, model::Predictor& predictor, model::ClassNames classes)
        : json_(options.json), predictor_(predictor), guard_(model::makePredictor(bundledGuard().weights, {.threads = 1})),
          classes_(std::move(classes)) {}

    model::Prediction print(const std::string& source, const model::DigitImage& image, const Json& extra = Json::object()) {
        auto [framed, prediction, digitness, verdict] = model::answer(image, predictor_, *guard_);
        if (!classes_.empty()) { // the guard knows digits alone
            verdict = model::judge(prediction, 1);
        }
        if (json_) {
            Json line{{"source", source}};
            line.update(extra);
            line["digit"] = prediction.digit;
            if (!classes_.empty()) {
                line["class"] = name(prediction.digit);
            }
            line["probabilities"] = prediction.probabilities;
            line["verdict"] = kVerdicts.at(verdict.certainty);
            line["alternative"] = verdict.alternative;
            line["digitness"] = classes_.empty() ? Json(digitness) : Json();
            console::printJson(line);
        } else {
            console::print("%-40s %s  %5.1f %%", source.c_str(), name(prediction.digit).c_str(),
                           100 * static_cast<double>(prediction.confidence()));
            if (verdict.certainty == model::Certainty::unsure && model::isGuess(prediction)) {
                console::print("  no idea");
            } else if (verdict.certainty == model::Certainty::unsure) {
                console::print("  not sure: %s or %s", name(verdict.digit).c_str(), name(verdict.alternative).c_str());
            }
            console::print(verdict.certainty == model::Certainty::notADigit ? "  no digit\n" : "\n");
        }
        return prediction;
    }

    std::string name(int label) const { return model::className(classes_, label); }
    const model::ClassNames& classes() const { return classes_; }
    bool knows(const std::string& name) const { return std::ranges::count(model::namesOrDigits(classes_), name) > 0; }

    /// For whole numbers.
    model::Readers readers() const { return {predictor_, classes_.empty() ? guard_.get() : nullptr}; }

private:
    bool json_;
    model::Predictor& predictor_;
    std::unique_ptr<model::Predictor> guard_;
    model::ClassNames classes_;
};

/// How a picture was looked at.
Json ofPage(const model::PageReading& page) {
    Json sheet = Json::array();
    for (const model::Point& corner : page.sheet) {
        sheet.push_back({corner.x, corner.y});
    }
    return {{"sheet", sheet}, {"quarter_turns", page.quarterTurns()}, {"light_ink", page.lightInk}};
}

/// What was read as a whole number: one line, in JSON with each digit's place and probabilities.
void printNumber(const PredictOptions& options, const std::string& source, const std::vector<model::ReadDigit>& digits,
                 const Printer& printer, const Json& extra = Json::object()) {
    const std::string text = model::numberText(digits, printer.classes());
    const double confidence = model::confidenceOf(digits);
    if (!options.json) {
        const std::string turned = extra.value("quarter_turns", 0) != 0 ? "  (turned)" : "";
        console::print(digits.empty() ? "%-40s no digits\n" : "%-40s %s  %5.1f %%%s\n", source.c_str(), text.c_str(),
                       100 * confidence, turned.c_str());
        return;
    }
    Json line{{"source", source}};
    line.update(extra);
    line["number"] = text;
    line["confidence"] = confidence;
    line["digits"] = Json::array();
    for (const model::ReadDigit& digit : digits) {
        Json& read = line["digits"].emplace_back(Json{{"digit", digit.prediction.digit}, {"line", digit.line}});
        if (!printer.classes().empty()) {
            read["class"] = printer.name(digit.prediction.digit);
        }
        if (digit.row >= 0) {
            read["row"] = digit.row;
            read["column"] = digit.column;
        }
        if (digit.point != 0) {
            read["point"] = std::string(1, digit.point);
        }
        read["verdict"] = kVerdicts.at(digit.certainty);
        read["box"] = {digit.box.left, digit.box.top, digit.box.right, digit.box.bottom};
        read["probabilities"] = digit.prediction.probabilities;
    }
    console::printJson(line);
}

/// "7" or "0-63", both ends included, within the set.
std::pair<int, int> parseRange(const std::string& text, int size) {
    const std::size_t dash = text.find('-');
    const auto number = [](std::string_view digits) {
        int value = -1;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
    };
    const int first = number(std::string_view(text).substr(0, dash));
    const int last = dash == std::string::npos ? first : number(std::string_view(text).substr(dash + 1));
    if (first < 0 || last < first || last >= size) {
        throw model::Error("--index " + text + ": there are no such images.",
                           "Name one index or a range like 0-63, from 0 to " + std::to_string(size - 1) + ".");
    }
    return {first, last};
}

/// One digit from a picture file: a picture as MNIST has them as it is, any other framed like a drawing.
model::DigitImage readOne(const std::string& path, const model::Readers& readers) {
    const model::Picture picture = readPicture(path);
    if (picture.width == model::kImageSide && picture.height == model::kImageSide && model::isDark(picture)) {
        return readDigit(path);
    }
    const model::PageReading reading = model::readOneDigit(picture, readers);
    if (reading.digits.empty()) {
        throw model::Error(path + ": there is no digit in this picture, it is blank.",
                           "Choose a picture of one digit, dark on light or light on dark.");
    }
    return reading.digits[0].image;
}

void predictStrokes(const PredictOptions& options, Printer& printer) {
    int labelled = 0;
    int correct = 0;
    for (const model::StrokesRecord& record : model::readStrokesFile(options.strokes)) {
        Json extra{{"id", Json::parse(record.id)}};
        if (record.digit) {
            extra["label"] = *record.digit;
        } else if (!record.name.empty()) {
            extra["label"] = record.name;
        }
        const std::string source = options.json ? options.strokes : "drawing " + record.id;
        std::string text; // what was read, by its name
        if (options.numbers) {
            const std::vector<model::ReadDigit> digits = model::readNumber(record.drawing, printer.readers());
            printNumber(options, source, digits, printer, extra);
            text = model::numberText(digits, printer.classes());
        } else {
            const auto image = model::frameDrawing(record.drawing);
            if (!image) {
                throw model::Error(options.strokes + ": drawing " + record.id + " has no ink.", "Remove it, or give it points.");
            }
            text = printer.name(printer.print(source, *image, extra).digit);
        }
        const bool known = printer.knows(record.label());
        labelled += known ? 1 : 0;
        correct += known && record.label() == text ? 1 : 0;
    }
    if (labelled > 0) {
        console::print(stderr, "%d of %d labelled drawings read right: %.2f %%\n", correct, labelled, 100.0 * correct / labelled);
    }
}

void runPredict(const PredictOptions& options) {
    if (options.images.empty() && options.index.empty() && options.strokes.empty()) {
        throw model::Error("There is nothing to read.", "Name images, or use --index with a data set, or --strokes FILE.jsonl.");
    }
    const model::DataSet set =
        options.index.empty() ? model::DataSet() : loadChosenSplit(options.data, options.split); // else the digits alone
    model::Model model = modelOrDefault(options.model);
    if (auto matched = model::withClasses(model, set.classes)) { // else it reads what it has not learned
        model = std::move(*matched);
    }
    const auto predictor = model::makePredictor(model.weights, {.threads = 1});
    Printer printer(options, *predictor, model.card.classes);
    std::size_t unread = 0;
    for (const std::string& path : options.images) {
        try {
            if (options.numbers) {
                const model::PageReading page = model::readPage(readPicture(path), printer.readers());
                printNumber(options, path, page.digits, printer, ofPage(page));
            } else {
                printer.print(path, readOne(path, printer.readers()));
            }
        } catch (const model::Error& error) {
            if (options.images.size() == 1) {
                throw;
            }
            console::printError(error);
            ++unread;
        }
    }
    if (!options.index.empty()) {
        const bool named = !model::areDigits(set.classes) || !model::areDigits(model.card.classes);
        const auto [first, last] = parseRange(options.index, set.size());
        for (int i = first; i <= last; ++i) {
            const int label = set.labels[static_cast<std::size_t>(i)];
            Json extra{{"label", label}};
            if (named) {
                extra["label_class"] = model::className(set.classes, label);
            }
            printer.print(options.split + ":" + std::to_string(i), set.images[static_cast<std::size_t>(i)], extra);
        }
    }
    if (!options.strokes.empty()) {
        predictStrokes(options, printer);
    }
    if (unread > 0) {
        throw model::Error(std::to_string(unread) + " of " + std::to_string(options.images.size()) + " pictures were not read.",
                           "The others were; what is wrong with these is told above.");
    }
}

} // namespace

void addPredict(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("predict", "Read pictures, images of the data set, or pen strokes");
    const auto options = std::make_shared<PredictOptions>();
    addModel(app, options->model);
    app.add_option("images", options->images, "Pictures (PNG, JPEG, …) of one digit each, or with --numbers of any");
    CLI::Option* index = app.add_option("--index", options->index, "Images of the data set: A or A-B, from 0");
    addDataOption(app, options->data)->needs(index);
    app.add_option("--split", options->split, "test or train")->check(CLI::IsMember({"test", "train"}))->needs(index);
    app.add_option("--strokes", options->strokes, "JSON Lines file of pen strokes");
    app.add_flag("--numbers", options->numbers, "Read whole numbers: every digit of each picture or drawing")->excludes(index);
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options] { runPredict(*options); });
}

} // namespace app
