// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/strokes_file.h"

#include "model/data/class_names.h"
#include "model/data/source_names.h"
#include "model/data/stroke_formats.h"
#include "model/files/atomic_file.h"
#include "model/files/shallow_json.h"
#include "model/values/classes.h"
#include "model/values/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <sstream>
#include <stdexcept>

namespace model {
namespace {

constexpr std::size_t kLargestStrokesFile = 256U << 20;
/// Half a million points. JSON of brackets and commas alone takes fifty times its text while it is read.
constexpr std::size_t kLongestLine = 8U << 20;

/// Wide enough for any canvas, and so that distances and their squares stay numbers.
constexpr double kFurthest = 1e9;

constexpr std::size_t kLongestLabel = 100;

/// `value` as float32. Throws for what is not finite or outside the range, both for reading and before writing: what is written
/// can be read.
float within(double value, double low, double high, const char* what) {
    if (!(value >= low && value <= high)) {
        std::ostringstream text;
        text << what << " of " << value << " is not within " << low << " to " << high;
        throw std::out_of_range(text.str());
    }
    return static_cast<float>(value);
}

float coordinate(double value) {
    return within(value, -kFurthest, kFurthest, "a coordinate");
}

float pressure(double value) {
    return within(value, 0, 1, "a pressure");
}

float width(double value) {
    return within(value, 0, kFurthest, "a width");
}

int digitOf(double value) {
    if (!(value >= 0 && value < kDigits && value == std::floor(value))) {
        std::ostringstream text;
        text << "digit " << value << " is not 0-9";
        throw std::out_of_range(text.str());
    }
    return static_cast<int>(value);
}

/// Of a text or a number.
void setLabel(StrokesRecord& record, const nlohmann::json& label) {
    const std::string text = label.is_string() ? label.get<std::string>() : label.dump();
    if (!label.is_string() && !labelNumber(text)) {
        throw std::out_of_range("a label is text or a whole number of 0 to 99");
    }
    if (text.size() > kLongestLabel) {
        throw std::length_error("a label takes more than " + std::to_string(kLongestLabel) + " bytes");
    }
    setLabel(record, text);
}

/// The list of that name, a value a stroke; all `otherwise` when there is none.
template <class Value>
std::vector<Value> valuesOf(const nlohmann::json& json, const char* name, std::size_t strokes, Value otherwise) {
    if (!json.contains(name)) {
        return std::vector<Value>(strokes, otherwise);
    }
    auto values = json.at(name).get<std::vector<Value>>();
    if (values.size() != strokes) {
        throw std::out_of_range(std::string(name) + " needs one value a stroke");
    }
    return values;
}

void requireShort(const std::string& line) {
    if (line.size() > kLongestLine) {
        throw std::length_error("it takes " + std::to_string(line.size()) + " bytes, more than " + std::to_string(kLongestLine) +
                                " are not read");
    }
}

StrokesRecord parseLine(const std::string& line) {
    requireShort(line);
    const auto json = parseShallow(line);
    StrokesRecord record;
    record.id = json.contains("id") ? json.at("id").dump() : "null";
    if (json.contains("digit") && !json.at("digit").is_null()) {
        record.digit = digitOf(json.at("digit").get<double>());
    }
    for (const char* key : {"label", "letter", "class"}) {
        if (json.contains(key) && !json.at(key).is_null()) {
            setLabel(record, json.at(key));
        }
    }
    record.writer = json.value("writer", "");
    const auto& strokes = json.at("strokes");
    const std::vector<double> widths = valuesOf<double>(json, "width", strokes.size(), 0);
    const std::vector<bool> erasers = valuesOf<bool>(json, "eraser", strokes.size(), false);
    for (const auto& polyline : strokes) {
        const std::size_t index = record.drawing.size();
        Stroke stroke{{}, width(widths[index]), erasers[index]};
        for (const auto& point : polyline) {
            stroke.points.push_back({coordinate(point.at(0).get<double>()), coordinate(point.at(1).get<double>()),
                                     point.size() > 2 ? pressure(point.at(2).get<double>()) : 1});
        }
        record.drawing.push_back(std::move(stroke));
    }
    return record;
}

/// What those of other forms must hold, too.
void checkRead(const StrokesRecord& record) {
    if (record.name.size() > kLongestLabel) {
        throw std::length_error("a label takes more than " + std::to_string(kLongestLabel) + " bytes");
    }
    for (const Stroke& stroke : record.drawing) {
        for (const StrokePoint& point : stroke.points) {
            coordinate(static_cast<double>(point.x));
            coordinate(static_cast<double>(point.y));
        }
    }
}

/// As many decimals as it takes to read the same float back: the double that prints so.
double shortest(float value) {
    std::array<char, 32> text{};
    const char* end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    double result = 0;
    std::from_chars(text.data(), end, result);
    return result;
}

nlohmann::ordered_json toJson(const StrokesRecord& record) {
    nlohmann::ordered_json json;
    json["id"] = nlohmann::json::parse(record.id);
    if (record.digit) {
        json["digit"] = digitOf(*record.digit);
    } else if (!record.name.empty()) {
        json["label"] = record.name;
    }
    if (!record.writer.empty()) {
        json["writer"] = record.writer;
    }
    auto strokes = nlohmann::json::array();
    auto widths = nlohmann::json::array();
    auto erasers = nlohmann::json::array();
    for (const Stroke& stroke : record.drawing) {
        auto polyline = nlohmann::json::array();
        for (const StrokePoint& point : stroke.points) {
            polyline.push_back(
                {shortest(coordinate(static_cast<double>(point.x))), shortest(coordinate(static_cast<double>(point.y)))});
            if (point.pressure != 1) {
                polyline.back().push_back(shortest(pressure(static_cast<double>(point.pressure))));
            }
        }
        strokes.push_back(std::move(polyline));
        widths.push_back(shortest(width(static_cast<double>(stroke.width))));
        erasers.push_back(stroke.eraser);
    }
    if (std::ranges::any_of(record.drawing, [](const Stroke& stroke) { return stroke.width > 0; })) {
        json["width"] = std::move(widths);
    }
    if (std::ranges::any_of(record.drawing, &Stroke::eraser)) {
        json["eraser"] = std::move(erasers);
    }
    json["strokes"] = std::move(strokes);
    return json;
}

} // namespace

StrokesRecord readStrokesLine(const std::string& line) {
    try {
        return parseLine(line);
    } catch (const std::exception& error) { // of JSON, or out of range
        throw Error("This is not a drawing (" + std::string(error.what()) + ").",
                    "It must be an object like {\"id\": 1, \"strokes\": [[[0, 0], [10, 20]]]}.");
    }
}

std::string strokesLine(const StrokesRecord& record) {
    // A name that is no UTF-8 is mended rather than refused.
    std::string line = toJson(record).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    requireShort(line); // or it could not be read again
    return line;
}

bool isStrokesFile(const std::filesystem::path& path) {
    static constexpr std::array<std::string_view, 5> kEndings{".jsonl", ".inkml", ".unp", ".unipen", ".dat"};
    return std::ranges::find(kEndings, endingOf(path)) != kEndings.end();
}

void setLabel(StrokesRecord& record, const std::string& label) {
    const std::optional<std::uint8_t> number = labelNumber(label);
    record.digit = number && *number < kDigits ? std::optional<int>(*number) : std::nullopt;
    record.name = record.digit ? "" : number ? std::to_string(*number) : label;
}

std::vector<StrokesRecord> readStrokesFile(const std::filesystem::path& path) {
    const std::string text = readWholeFile(path, kLargestStrokesFile);
    const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf"); // or a byte-order mark
    const bool isXml = first != std::string::npos && text[first] == '<';
    const bool isUnipen = first != std::string::npos && text[first] == '.';
    const char* hint = isXml ? "Choose a file of InkML with a traceGroup a drawing and an annotation of type \"truth\" in each."
                       : isUnipen
                           ? "Choose a file of UNIPEN with .PEN_DOWN, .PEN_UP and a .SEGMENT with a label for each drawing."
                           : "Each line must be an object like {\"id\": 1, \"strokes\": [[[0, 0], [10, 20]]]}.";
    std::vector<StrokesRecord> records;
    std::size_t number = 0;
    try {
        if (isXml || isUnipen) {
            records = isXml ? readInkml(text) : readUnipen(text);
            for (const StrokesRecord& record : records) {
                checkRead(record);
            }
        } else {
            std::istringstream in(text);
            for (std::string line; std::getline(in, line);) {
                ++number;
                if (line.find_first_not_of(" \t\r") != std::string::npos) {
                    records.push_back(parseLine(line));
                }
            }
        }
    } catch (const std::exception& error) { // of JSON, or out of range
        throw Error(
            path.string() +
                (number > 0 ? ", line " + std::to_string(number) + ": this is not a drawing (" : ": this cannot be read (") +
                error.what() + ").",
            hint);
    }
    if (records.empty()) {
        throw Error(path.string() + ": there are no drawings in it.",
                    number > 0 ? "Choose a file with one JSON object a line." : hint);
    }
    return records;
}

void writeStrokesFile(const std::filesystem::path& path, const std::vector<StrokesRecord>& records) {
    const auto refuse = [&](const std::string& what) {
        throw Error(path.string() + ": " + what + ".", "Leave that drawing out, or save elsewhere; nothing was written.");
    };
    if (records.empty()) {
        refuse("there are no drawings to write");
    }
    std::string text;
    for (std::size_t i = 0; i < records.size(); ++i) {
        try {
            text += strokesLine(records[i]) + '\n';
        } catch (const std::exception& error) { // of JSON, or out of range
            refuse("drawing " + std::to_string(i + 1) + " cannot be written (" + error.what() + ")");
        }
    }
    if (text.size() > kLargestStrokesFile) {
        refuse("the drawings take " + std::to_string(text.size()) + " bytes, more than " + std::to_string(kLargestStrokesFile) +
               " could not be read again");
    }
    writeFileAtomically(path, text);
}

} // namespace model
