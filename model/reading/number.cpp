// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/read_digits.h"

#include "model/ink/ink.h"
#include "model/ink/strokes.h"
#include "model/reading/partition.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

/// A stroke wider than this may be several digits; what lies before a cut, and after it, is at least this long. In heights of the
/// line.
constexpr float kWideStroke = 0.3F;
constexpr float kWidestStroke = 10;
constexpr float kShortestPart = 0.25F;
/// How far the parts may reach past each other where a stroke is cut, and how far apart cuts are.
constexpr float kMaxOverlap = 0.35F;
constexpr float kCutSpacing = 0.15F;
constexpr float kCutsPerHeight = 5; ///< of the stroke's width

/// Where a stroke may pass from one digit to the next: what comes before a cut lies to the left of what follows. Ascending.
std::vector<std::size_t> cutsOf(const Stroke& stroke, float lineHeight) {
    const std::vector<StrokePoint>& points = stroke.points;
    const std::size_t count = points.size();
    const float width = boxOf(points).width();
    if (width < kWideStroke * lineHeight) {
        return {};
    }
    std::vector<Box> after(count);
    for (std::size_t i = count; i-- > 0;) {
        after[i] = i + 1 < count ? after[i + 1] : Box{};
        after[i].add(points[i].x, points[i].y);
    }
    struct Place {
        std::size_t at;
        float overlap;
    };
    std::vector<Place> places;
    const auto lengthOf = [](const Box& box) { return std::max(box.width(), box.height()); };
    Box before;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        before.add(points[i].x, points[i].y);
        const float overlap = before.right - after[i + 1].left;
        if (overlap < kMaxOverlap * lineHeight &&
            std::min(lengthOf(before), lengthOf(after[i + 1])) > kShortestPart * lineHeight) {
            places.push_back({i + 1, overlap});
        }
    }
    // The cleanest ones, apart from each other.
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.overlap < b.overlap; });
    std::vector<std::size_t> chosen;
    const auto most = static_cast<std::size_t>(1 + kCutsPerHeight * std::min(width / lineHeight, kWidestStroke));
    for (const Place& place : places) {
        const auto near = [&](std::size_t other) {
            return std::abs(points[place.at].x - points[other].x) < kCutSpacing * lineHeight;
        };
        if (chosen.size() < most && std::none_of(chosen.begin(), chosen.end(), near)) {
            chosen.push_back(place.at);
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// A stroke, or what lies between two cuts of one.
struct Part {
    std::size_t stroke; ///< it is from
    std::size_t first;  ///< its first point there
    Stroke ink;
};

/// The strokes, and of those named the parts between their cuts, from left to right by their boxes' middles.
std::vector<Part> partsOf(const Drawing& strokes, const std::set<int>& toCut, float lineHeight) {
    std::vector<Part> parts;
    for (std::size_t s = 0; s < strokes.size(); ++s) {
        std::vector<std::size_t> ends;
        if (toCut.contains(static_cast<int>(s))) {
            ends = cutsOf(strokes[s], lineHeight);
        }
        ends.push_back(strokes[s].points.size());
        std::size_t first = 0;
        for (const std::size_t end : ends) {
            const auto at = [&](std::size_t i) { return strokes[s].points.begin() + static_cast<std::ptrdiff_t>(i); };
            parts.push_back({s, first, {{at(first), at(end)}, strokes[s].width, false}});
            first = end;
        }
    }
    const auto middle = [](const Part& part) {
        const Box box = boxOf(part.ink.points);
        return box.left + box.right;
    };
    std::stable_sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) { return middle(a) < middle(b); });
    return parts;
}

Piece outlined(const Part& part, const Box& line) {
    Piece piece;
    piece.source = static_cast<int>(part.stroke);
    const std::vector<StrokePoint>& points = part.ink.points;
    const float rowHeight = std::max(line.height(), 1e-6F) / kOutlineRows;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const StrokePoint& a = points[i == 0 ? 0 : i - 1];
        const StrokePoint& b = points[i];
        piece.box.add(b.x, b.y);
        const int steps = 1 + static_cast<int>(std::abs(b.y - a.y) / rowHeight);
        for (int step = 0; step <= steps; ++step) {
            const float along = static_cast<float>(step) / static_cast<float>(steps);
            const float row = (std::lerp(a.y, b.y, along) - line.top) / rowHeight;
            piece.rows[static_cast<std::size_t>(std::clamp(row, 0.0F, kOutlineRows - 1.0F))].add(std::lerp(a.x, b.x, along));
        }
    }
    return piece;
}

/// These parts as they were written: in their order, with a cut stroke's parts joined again.
Drawing together(std::span<const Part> parts) {
    std::vector<const Part*> members;
    for (const Part& part : parts) {
        members.push_back(&part);
    }
    std::sort(members.begin(), members.end(),
              [](const Part* a, const Part* b) { return std::pair(a->stroke, a->first) < std::pair(b->stroke, b->first); });
    Drawing strokes;
    const Part* previous = nullptr;
    for (const Part* part : members) {
        const bool goesOn = previous != nullptr && part->stroke == previous->stroke &&
                            part->first == previous->first + previous->ink.points.size();
        if (goesOn) {
            strokes.back().points.insert(strokes.back().points.end(), part->ink.points.begin(), part->ink.points.end());
        } else {
            strokes.push_back(part->ink);
        }
        previous = part;
    }
    return strokes;
}

// Of lines of writing, as shares of the lower one's height or the narrower one's width.
constexpr float kTallStroke = 0.5F; ///< shorter ones, of the tallest, make no line of their own
constexpr float kReachInto = 0.2F;  ///< another line at most
constexpr float kBelow = 0.5F;      ///< lies below the other at least
constexpr float kClearly = 0.25F;   ///< apart are lines, whatever they could be read as together

struct Lines {
    std::vector<Drawing> strokes; ///< of each, from the top
    bool clearly = true;
};

/// What may be several lines of writing.
Lines linesOf(const Drawing& strokes) {
    struct Line {
        Box box;
        std::vector<std::size_t> members;
    };
    std::vector<std::size_t> order(strokes.size());
    std::iota(order.begin(), order.end(), 0);
    const auto heightOf = [&](std::size_t s) { return boxOf(strokes[s].points).height(); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return heightOf(a) > heightOf(b); });
    const auto apart = [](const Box& a, const Box& b) { return std::max(a.top - b.bottom, b.top - a.bottom); };
    std::vector<Line> lines;
    for (const std::size_t s : order) { // the tallest first: they make the lines, the others join them
        const Box box = boxOf(strokes[s].points);
        const auto nearest = std::ranges::min_element(lines, {}, [&](const Line& line) { return apart(line.box, box); });
        if (nearest == lines.end() ||
            (apart(nearest->box, box) > -kReachInto * box.height() && box.height() > kTallStroke * heightOf(order.front()))) {
            lines.push_back({box, {s}});
        } else {
            nearest->box = united(nearest->box, box);
            nearest->members.push_back(s);
        }
    }
    std::ranges::sort(lines, {}, [](const Line& line) { return line.box.top; });
    Lines result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& [box, members] = lines[i];
        if (i > 0) {
            const Box& above = lines[i - 1].box;
            const float shared = std::min(box.right, above.right) - std::max(box.left, above.left);
            const float gap = apart(box, above) / std::min(box.height(), above.height());
            if (shared < kBelow * std::min(box.width(), above.width()) || gap < -kReachInto) {
                return {{strokes}};
            }
            result.clearly = result.clearly && gap > kClearly;
        }
        std::ranges::sort(members); // as they were written
        Drawing& line = result.strokes.emplace_back();
        std::ranges::transform(members, std::back_inserter(line), [&](std::size_t s) { return strokes[s]; });
    }
    return result;
}

/// A drawing's strokes as one line of writing, some of them cut.
class NumberLine {
public:
    NumberLine(const Drawing& tidy, const std::set<int>& toCut, const Readers& readers) : drawing_(tidy) {
        const Drawing left = withoutErased(drawing_);
        const Box box = boxOf(left);
        if (!box.empty()) {
            parts_ = partsOf(left, toCut, box.height());
        }
        for (const Part& part : parts_) {
            pieces_.push_back(outlined(part, box));
        }
        const auto frame = [this](std::size_t first, std::size_t last) { return frameDrawing(strokesOf(first, last)); };
        candidates_ = candidatesOf(pieces_, frame, readers);
    }

    const std::vector<Piece>& pieces() const { return pieces_; }
    const Candidates& candidates() const { return candidates_; }

    ReadDigit digit(const Group& group, int number) const {
        ReadDigit digit{{}, number, strokesOf(group.first, group.last), group.image, group.prediction, group.digitness};
        for (std::size_t i = group.first; i < group.last; ++i) {
            digit.box = united(digit.box, pieces_[i].box);
        }
        return digit;
    }

private:
    Drawing strokesOf(std::size_t first, std::size_t last) const {
        const bool everything = first == 0 && last == parts_.size(); // then erasers may keep their exact shape
        return everything ? drawing_ : together(std::span(parts_).subspan(first, last - first));
    }

    Drawing drawing_;
    std::vector<Part> parts_;
    std::vector<Piece> pieces_;
    Candidates candidates_;
};

/// Cut where that may be worth it.
NumberLine lineOf(const Drawing& tidy, const Readers& readers) {
    NumberLine whole(tidy, {}, readers);
    const std::set<int> doubtful = doubtfulSources(whole.pieces(), partition(whole.candidates(), strokeWeights(readers)));
    return doubtful.empty() ? whole : NumberLine(tidy, doubtful, readers);
}

} // namespace

std::vector<ReadDigit> readNumber(const Drawing& drawing, const Readers& readers) {
    std::vector<ReadDigit> digits;
    const auto read = [&](const NumberLine& line, const std::vector<Group>& groups, int number) {
        std::ranges::transform(groups, std::back_inserter(digits), [&](const Group& group) { return line.digit(group, number); });
    };
    const Drawing tidy = tidied(drawing);
    const auto [lines, clearly] = linesOf(withoutErased(tidy));
    const NumberLine whole = lineOf(tidy, readers);
    const std::vector<Group> groups = partition(whole.candidates(), strokeWeights(readers));
    const bool sure = doubtfulSources(whole.pieces(), groups).empty();
    if (lines.size() < 2 || (sure && (groups.size() == 1 || !clearly))) { // an 8 may be two rings
        read(whole, groups, 0);
        return digits;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const NumberLine line = lineOf(lines[i], readers);
        read(line, partition(line.candidates(), strokeWeights(readers)), static_cast<int>(i));
    }
    return digits;
}

Candidates candidatesOfNumber(const Drawing& drawing, const Readers& readers) {
    return lineOf(tidied(drawing), readers).candidates();
}

} // namespace model
