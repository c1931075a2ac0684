// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/strokes_file.h"

#include "model/error.h"
#include "model/io/atomic_file.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace model {
namespace {

constexpr std::size_t kLargestFile = 256U << 20;

StrokesRecord parseLine(const std::string& line) {
    const auto json = nlohmann::json::parse(line);
    StrokesRecord record;
    record.id = json.contains("id") ? json.at("id").dump() : "null";
    if (json.contains("digit") && !json.at("digit").is_null()) {
        record.digit = json.at("digit").get<int>();
        if (*record.digit < 0 || *record.digit >= kClassCount) {
            throw std::out_of_range("digit " + std::to_string(*record.digit) + " is not 0-9");
        }
    }
    record.writer = json.value("writer", "");
    for (const auto& polyline : json.at("strokes")) {
        Stroke stroke;
        for (const auto& point : polyline) {
            stroke.points.push_back({point.at(0).get<float>(), point.at(1).get<float>(), 1});
        }
        record.drawing.push_back(std::move(stroke));
    }
    return record;
}

} // namespace

std::vector<StrokesRecord> readStrokesFile(const std::filesystem::path& path) {
    std::istringstream in(readWholeFile(path, kLargestFile));
    std::vector<StrokesRecord> records;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        try {
            records.push_back(parseLine(line));
        } catch (const std::exception& error) { // of JSON, or out of range
            throw Error(path.string() + ", line " + std::to_string(number) + ": this is not a drawing (" + error.what() + ").",
                        "Each line must be an object like {\"id\": 1, \"strokes\": [[[0, 0], [10, 20]]]}.");
        }
    }
    if (records.empty()) {
        throw Error(path.string() + ": there are no drawings in it.", "Choose a file with one JSON object a line.");
    }
    return records;
}

} // namespace model
