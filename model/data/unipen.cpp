// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/stroke_formats.h"

#include "model/values/plain_text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace model {
namespace {

constexpr std::string_view kUnipenBlanks = " \t\r\n";

/// The next word of `text`, or what stands between double quotes, which is taken out of it.
std::string takeWord(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(kUnipenBlanks), text.size()));
    std::string word;
    if (!text.starts_with('"')) {
        word = text.substr(0, text.find_first_of(kUnipenBlanks));
        text.remove_prefix(word.size());
        return word;
    }
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            ++at;
        }
        word += text[at];
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return word;
}

template <class Number> std::optional<Number> takeNumberOf(std::string_view& text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

class UnipenReader {
public:
    std::vector<StrokesRecord> read(std::string_view text) {
        size_ = text.size();
        while (!text.empty()) {
            std::string_view statement = takeStatement(text);
            const std::size_t line = line_;
            line_ += static_cast<std::size_t>(std::ranges::count(statement, '\n'));
            if (statement.starts_with('.')) {
                statement.remove_prefix(1);
                const std::string keyword = takeWord(statement);
                try {
                    take(keyword, statement);
                } catch (const std::invalid_argument& error) {
                    throw std::invalid_argument("line " + std::to_string(line) + ": " + error.what());
                }
            }
        }
        return drawings();
    }

private:
    struct Component {
        bool down;
        std::vector<StrokePoint> points;
    };
    struct Segment {
        std::string hierarchy;
        std::string components;
        std::string label;
        std::string writer;
        std::size_t line;
    };
    /// Of a delineation: a component, and perhaps a point in it.
    struct Place {
        std::size_t component;
        std::optional<std::size_t> point;
    };

    /// From a point in the first column up to the next.
    static std::string_view takeStatement(std::string_view& text) {
        std::size_t end = 0;
        do {
            end = text.find('\n', end);
            end = end == std::string_view::npos ? text.size() : end + 1;
        } while (end < text.size() && text[end] != '.');
        const std::string_view statement = text.substr(0, end);
        text.remove_prefix(end);
        return statement;
    }

    void take(const std::string& keyword, std::string_view rest) {
        if (keyword == "INCLUDE") {
            throw std::invalid_argument("it includes " + plainText(takeWord(rest)).substr(0, 100) +
                                        ", another file: put that file's lines in place of this one");
        }
        if (keyword == "COORD") {
            columns_.clear();
            for (std::string name = takeWord(rest); !name.empty(); name = takeWord(rest)) {
                columns_.push_back(std::move(name));
            }
        } else if (keyword == "WRITER_ID") {
            writer_ = validUtf8(takeWord(rest));
        } else if (keyword == "PEN_DOWN" || keyword == "PEN_UP") {
            components_.push_back({keyword == "PEN_DOWN", points(rest)});
        } else if (keyword == "SEGMENT") {
            std::string hierarchy = takeWord(rest);
            std::string components = takeWord(rest);
            takeWord(rest); // its quality
            segments_.push_back({std::move(hierarchy), std::move(components), validUtf8(takeWord(rest)), writer_, line_});
        }
    }

    std::vector<StrokePoint> points(std::string_view rest) const {
        const auto place = [&](const char* name) {
            const auto found = std::ranges::find(columns_, name);
            if (found == columns_.end()) {
                throw std::invalid_argument(".COORD has no " + std::string(name));
            }
            return static_cast<std::size_t>(found - columns_.begin());
        };
        const std::size_t x = place("X");
        const std::size_t y = place("Y");
        std::vector<StrokePoint> points;
        std::vector<double> row;
        for (;;) {
            rest.remove_prefix(std::min(rest.find_first_not_of(kUnipenBlanks), rest.size()));
            if (rest.empty()) {
                break;
            }
            const std::optional<double> number = takeNumberOf<double>(rest);
            if (!number) {
                throw std::invalid_argument("there is \"" + plainText(takeWord(rest)).substr(0, 32) +
                                            "\" where a number should be");
            }
            row.push_back(*number);
            if (row.size() == columns_.size()) {
                points.push_back({static_cast<float>(row[x]), static_cast<float>(-row[y]), 1}); // y is upwards
                row.clear();
            }
        }
        if (!row.empty()) {
            throw std::invalid_argument("the last point has " + std::to_string(row.size()) + " of " +
                                        std::to_string(columns_.size()) + " numbers");
        }
        return points;
    }

    std::vector<StrokesRecord> drawings() const {
        const bool characters =
            std::ranges::any_of(segments_, [](const Segment& segment) { return segment.hierarchy == "CHARACTER"; });
        std::vector<StrokesRecord> records;
        std::size_t points = 0;
        for (const Segment& segment : segments_) {
            if (characters && segment.hierarchy != "CHARACTER") {
                continue;
            }
            StrokesRecord record{"null", {}, segment.writer, {}};
            setLabel(record, segment.label == "?" ? "" : segment.label);
            std::string_view list = segment.components;
            while (!list.empty()) {
                std::string_view range = list.substr(0, list.find(','));
                list.remove_prefix(std::min(range.size() + 1, list.size()));
                addRange(range, segment, record.drawing, points);
            }
            records.push_back(std::move(record));
        }
        return records;
    }

    void addRange(std::string_view range, const Segment& segment, Drawing& drawing, std::size_t& points) const {
        const auto fail = [&](const std::string& what) {
            throw std::invalid_argument("line " + std::to_string(segment.line) + ": " + what);
        };
        const auto takePlace = [&] {
            const std::optional<std::size_t> component = takeNumberOf<std::size_t>(range);
            std::optional<std::size_t> point;
            if (range.starts_with(':')) {
                range.remove_prefix(1);
                point = takeNumberOf<std::size_t>(range);
            }
            if (!component) {
                fail("\"" + plainText(segment.components).substr(0, 32) + "\" names no components");
            }
            if (*component >= components_.size()) {
                fail("there is no component " + std::to_string(*component) + ", only " + std::to_string(components_.size()));
            }
            return Place{*component, point};
        };
        const Place from = takePlace();
        Place to{from.component, {}};
        if (range.starts_with('-')) {
            range.remove_prefix(1);
            to = takePlace();
        }
        if (!range.empty() || to.component < from.component) {
            fail("\"" + plainText(segment.components).substr(0, 32) + "\" names no components");
        }
        for (std::size_t i = from.component; i <= to.component; ++i) {
            const Component& component = components_[i];
            if (!component.down) {
                continue;
            }
            const std::size_t first = i == from.component ? std::min(from.point.value_or(0), component.points.size()) : 0;
            const std::size_t end =
                i == to.component && to.point ? std::min(*to.point + 1, component.points.size()) : component.points.size();
            points += std::max(end, first) - first + 1;
            if (points > size_) { // a stroke is in one segment of each level
                throw std::length_error("its segments name the same strokes over and over");
            }
            if (first < end) {
                const auto begin = component.points.begin();
                drawing.push_back({{begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end)}});
            }
        }
    }

    std::vector<std::string> columns_{"X", "Y"};
    std::string writer_;
    std::vector<Component> components_;
    std::vector<Segment> segments_;
    std::size_t line_ = 1;
    std::size_t size_ = 0; ///< of the file
};

} // namespace

std::vector<StrokesRecord> readUnipen(const std::string& text) {
    return UnipenReader().read(text);
}

} // namespace model
