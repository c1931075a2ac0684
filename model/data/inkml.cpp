// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/stroke_formats.h"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace model {
namespace {

/// "ink:trace" → "trace".
std::string_view localName(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The values of one channel: explicit ones, differences from the last, or differences of these.
class InkmlChannel {
public:
    void order(char prefix) { order_ = prefix == '!' ? 0 : prefix == '\'' ? 1 : 2; }

    void take(double value) {
        step_ = order_ == 0 ? (begun_ ? value - value_ : 0) : order_ == 1 ? value : step_ + value;
        value_ = order_ == 0 ? value : value_ + step_;
        begun_ = true;
    }
    double value() const { return value_; }

private:
    int order_ = 0; ///< of the differences
    bool begun_ = false;
    double value_ = 0;
    double step_ = 0;
};

class InkmlReader {
public:
    InkmlReader() : parser_(XML_ParserCreate(nullptr), XML_ParserFree) {
        if (!parser_) {
            throw std::bad_alloc();
        }
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const XML_Char* name, const XML_Char** attributes) {
                static_cast<InkmlReader*>(self)->guarded([&](InkmlReader& reader) { reader.begin(localName(name), attributes); });
            },
            [](void* self, const XML_Char* name) {
                static_cast<InkmlReader*>(self)->guarded([&](InkmlReader& reader) { reader.end(localName(name)); });
            });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int length) {
            static_cast<InkmlReader*>(self)->guarded(
                [&](InkmlReader& reader) { reader.text_.append(text, static_cast<std::size_t>(length)); });
        });
        XML_SetStartDoctypeDeclHandler(parser_.get(),
                                       [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int inside) {
                                           static_cast<InkmlReader*>(self)->guarded([&](InkmlReader&) {
                                               if (inside != 0) {
                                                   throw std::invalid_argument("it declares a document type of its own");
                                               }
                                           });
                                       });
    }

    std::vector<StrokesRecord> read(const std::string& text) {
        size_ = text.size();
        constexpr std::size_t kPiece = 1U << 20;
        for (std::size_t at = 0; at < text.size() || at == 0; at += kPiece) {
            const std::size_t size = std::min(kPiece, text.size() - at);
            const bool last = at + size == text.size();
            if (XML_Parse(parser_.get(), text.data() + at, static_cast<int>(size), last ? 1 : 0) == XML_STATUS_ERROR) {
                const std::string where = "line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ": ";
                if (failure_.empty()) {
                    failure_ = XML_ErrorString(XML_GetErrorCode(parser_.get()));
                }
                throw std::invalid_argument(where + failure_);
            }
        }
        return drawings();
    }

private:
    struct Part {
        std::size_t trace; ///< or, where there is a name, the trace of that name
        std::string name;
    };
    struct Group {
        std::string label;
        std::string writer;
        std::vector<Part> parts;
        bool hasGroups = false;
    };

    /// No exception goes through Expat, which is C.
    template <class Do> void guarded(Do work) {
        if (!failure_.empty()) {
            return;
        }
        try {
            work(*this);
        } catch (const std::exception& error) {
            failure_ = error.what();
            XML_StopParser(parser_.get(), XML_FALSE);
        }
    }

    static std::string attribute(const XML_Char** attributes, std::string_view name) {
        for (; *attributes != nullptr; attributes += 2) {
            if (localName(attributes[0]) == name) {
                return attributes[1];
            }
        }
        return {};
    }

    void begin(std::string_view name, const XML_Char** attributes) {
        constexpr std::size_t kDeepest = 32;
        if (name == "ink" && open_.empty()) {
            open_.emplace_back();
        } else if (open_.empty()) {
            throw std::invalid_argument("it begins with <" + std::string(name.substr(0, 32)) + ">, not with <ink>");
        } else if (name == "traceGroup") {
            if (open_.size() == kDeepest) {
                throw std::invalid_argument("its groups are nested more than " + std::to_string(kDeepest) + " deep");
            }
            open_.back().hasGroups = true;
            open_.emplace_back();
        } else if (name == "channel" && !formatRead_) {
            channels_.push_back(attribute(attributes, "name"));
            flipped_.push_back(attribute(attributes, "orientation") == "-ve");
        } else if (name == "trace") {
            id_ = attribute(attributes, "id");
            penUp_ = attribute(attributes, "type") == "penUp";
        } else if (name == "traceView") {
            std::string of = attribute(attributes, "traceDataRef");
            if (const std::size_t hash = of.find('#'); hash != std::string::npos) {
                of.erase(0, hash + 1);
            }
            if (!of.empty()) {
                open_.back().parts.push_back({0, std::move(of)});
            }
        } else if (name == "annotation") {
            annotation_ = attribute(attributes, "type");
        }
        text_.clear();
    }

    void end(std::string_view name) {
        if (name == "traceFormat") {
            formatRead_ = formatRead_ || !channels_.empty();
        } else if (name == "trace") {
            if (!penUp_) {
                if (!id_.empty()) {
                    byName_.emplace(id_, traces_.size());
                }
                open_.back().parts.push_back({traces_.size(), {}});
                traces_.push_back(points());
            }
        } else if (name == "annotation") {
            const std::size_t first = std::min(text_.find_first_not_of(" \t\r\n"), text_.size());
            const std::string said = text_.substr(first, text_.find_last_not_of(" \t\r\n") + 1 - first);
            if (annotation_ == "truth" || annotation_ == "label") {
                open_.back().label = said;
            } else if (annotation_ == "writer") {
                open_.back().writer = said;
            }
        } else if (name == "traceGroup" || name == "ink") {
            if (!open_.back().hasGroups && !open_.back().parts.empty()) {
                found_.push_back(std::move(open_.back()));
            }
            if (name == "ink") {
                writer_ = open_.back().writer;
            }
            open_.pop_back();
        }
        text_.clear();
    }

    /// "10 0, 9 14, '1'2, …": the points of the trace that just ended.
    Stroke points() {
        const std::vector<std::string> channels = channels_.empty() ? std::vector<std::string>{"X", "Y"} : channels_;
        const auto place = [&](const char* name) {
            const auto found = std::ranges::find(channels, name);
            if (found == channels.end()) {
                throw std::invalid_argument("its format has no channel " + std::string(name));
            }
            return static_cast<std::size_t>(found - channels.begin());
        };
        const std::size_t x = place("X");
        const std::size_t y = place("Y");
        std::vector<InkmlChannel> values(channels.size());
        Stroke stroke;
        std::string_view rest = text_;
        while (!rest.empty()) {
            std::string_view point = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(point.size() + 1, rest.size()));
            if (point.find_first_not_of(" \t\r\n") == std::string_view::npos) {
                continue;
            }
            std::size_t channel = 0;
            for (; channel < channels.size(); ++channel) {
                if (!takeValue(point, values[channel])) {
                    break; // the last channels may be left out
                }
            }
            if (channel <= std::max(x, y)) {
                throw std::invalid_argument("a point of a trace lacks its X or Y");
            }
            const auto value = [&](std::size_t at) {
                const bool flipped = at < flipped_.size() && flipped_[at];
                return static_cast<float>(flipped ? -values[at].value() : values[at].value());
            };
            stroke.points.push_back({value(x), value(y), 1});
        }
        return stroke;
    }

    /// The next value of a point goes into its channel; false at the point's end.
    static bool takeValue(std::string_view& point, InkmlChannel& channel) {
        const auto skipBlanks = [&] { point.remove_prefix(std::min(point.find_first_not_of(" \t\r\n"), point.size())); };
        skipBlanks();
        if (!point.empty() && (point.front() == '!' || point.front() == '\'' || point.front() == '"')) {
            channel.order(point.front());
            point.remove_prefix(1);
            skipBlanks();
        }
        if (point.empty()) {
            return false;
        }
        const char first = point.front();
        if (first == '*' || first == '?' || first == 'T' || first == 'F') { // the last value, none, a switch
            point.remove_prefix(1);
            return true;
        }
        double value = 0;
        std::string_view number = point.substr(first == '+' || first == '#' ? 1 : 0);
        std::from_chars_result result{};
        if (first == '#') {
            unsigned bits = 0;
            result = std::from_chars(number.data(), number.data() + number.size(), bits, 16);
            value = bits;
        } else {
            result = std::from_chars(number.data(), number.data() + number.size(), value);
        }
        if (result.ec != std::errc()) {
            throw std::invalid_argument("a trace has something else where a number should be");
        }
        point.remove_prefix(static_cast<std::size_t>(result.ptr - point.data()));
        channel.take(value);
        return true;
    }

    std::vector<StrokesRecord> drawings() {
        std::vector<StrokesRecord> records;
        std::size_t points = 0;
        for (Group& group : found_) {
            StrokesRecord record{"null", {}, group.writer.empty() ? writer_ : group.writer, {}};
            setLabel(record, group.label);
            for (const Part& part : group.parts) {
                std::size_t trace = part.trace;
                if (!part.name.empty()) {
                    const auto named = byName_.find(part.name);
                    if (named == byName_.end()) {
                        throw std::invalid_argument("there is no trace \"" + part.name.substr(0, 100) +
                                                    "\", which a traceView names");
                    }
                    trace = named->second;
                }
                points += traces_[trace].points.size() + 1;
                if (points > size_) { // a trace is in one group, or in a few
                    throw std::length_error("its groups name the same traces over and over");
                }
                record.drawing.push_back(traces_[trace]);
            }
            records.push_back(std::move(record));
        }
        return records;
    }

    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    std::size_t size_ = 0; ///< of the file
    std::string failure_;
    std::vector<Group> open_; ///< the ink, and groups within each other
    std::vector<Group> found_;
    std::vector<Stroke> traces_;
    std::map<std::string, std::size_t> byName_;
    std::vector<std::string> channels_;
    std::vector<bool> flipped_;
    bool formatRead_ = false;
    bool penUp_ = false;
    std::string id_;
    std::string annotation_;
    std::string text_;
    std::string writer_;
};

} // namespace

std::vector<StrokesRecord> readInkml(const std::string& text) {
    return InkmlReader().read(text);
}

} // namespace model
