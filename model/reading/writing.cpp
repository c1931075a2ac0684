// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/writing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace model {
namespace {

constexpr std::size_t kMaxLines = 100;  ///< that are read
constexpr double kSpeck = 0.2;          ///< of a cell's height: what is smaller is no digit in it
constexpr double kTiny = 0.01;          ///< of the page: what is smaller is no writing
constexpr double kSolid = 0.85;         ///< of the rectangle around what is a slab …
constexpr double kSlab = 0.1;           ///< … of at least this breadth, of the page's longer side …
constexpr double kFills = 0.8;          ///< … that leaves this of the page
constexpr int kAtEdge = 2;              ///< pixels
constexpr double kEdgeBreadth = 0.06;   ///< of the page
constexpr double kCorner = 3;           ///< sides of a corner that a shadow cuts off, at most …
constexpr double kCornerBreadth = 0.08; ///< … and its shorter one, of the page's longer side
// Of lines that slope.
constexpr double kSteepest = 16;      ///< slope looked for
constexpr double kSameHeight = 0.4;   ///< of a mark's height
constexpr double kMoreGathered = 1.6; ///< than as it lies, for one mark
constexpr int kBeside = 4;            ///< heights of a line: what is further away stands not beside it
// Of a decimal point or comma, in heights of the digit before it.
constexpr double kLargestPoint = 0.45;
constexpr double kSmallestPoint = 0.05;
constexpr double kAboveFoot = 0.3;       ///< its middle above the digit's foot
constexpr double kAway = 1.2;            ///< from the digit
constexpr double kFoot = 0.2;            ///< of the digit: a bar above it may reach over the point
constexpr std::size_t kMostSpecks = 500; ///< among which points are looked for
constexpr double kDigit = 0.5;           ///< what is taller than this share of the line is a digit
constexpr double kComma = 1.6;           ///< height of a comma, in widths

struct Line {
    WrittenLine written;
    int top = 0;
    int bottom = 0;
    int left = 0;
    int right = 0;
};

/// Takes decimal points and commas out of a line, and finds those that are too small for its members.
void takePoints(WrittenLine& line, const Components& components, const InkMap& ink, const std::vector<int>& others) {
    const auto of = [&](int label) -> const Component& { return components.list[static_cast<std::size_t>(label)]; };
    const auto footEndOf = [&](int label) { // to the right
        const Component& c = of(label);
        int end = c.left;
        for (int y = c.bottom - std::max(1, static_cast<int>(kFoot * c.height())); y < c.bottom; ++y) {
            for (int x = c.right; x > end; --x) {
                end = components.labels[ink.index(x - 1, y)] == label ? x : end;
            }
        }
        return end;
    };
    int tallest = 0;
    for (const int label : line.labels) {
        tallest = std::max(tallest, of(label).height());
    }
    std::vector<int> digits;
    std::vector<int> footEnds;
    for (const int label : line.labels) {
        if (of(label).height() > kDigit * tallest) {
            digits.push_back(label);
            footEnds.push_back(footEndOf(label));
        }
    }
    const auto isPoint = [&](int label) {
        const Component& c = of(label);
        const Component* before = nullptr;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            const Component& d = of(digits[i]);
            const int shared = std::min(c.right, footEnds[i]) - std::max(c.left, d.left);
            if (2 * shared > c.width()) {
                return false;
            }
            if (d.left < c.left && (before == nullptr || d.right > before->right)) {
                before = &d;
            }
        }
        if (before == nullptr) {
            return false;
        }
        const double height = before->height();
        const double size = std::max(c.width(), c.height());
        const double middle = (c.top + c.bottom) / 2.0;
        return size < kLargestPoint * height && size > kSmallestPoint * height && size > 2 && c.width() < 2 * c.height() &&
               middle > before->bottom - kAboveFoot * height && middle < before->bottom + kAboveFoot * height &&
               c.left - before->right < kAway * height;
    };
    const auto take = [&](int label) {
        const Component& c = of(label);
        Box box;
        box.add(static_cast<float>(c.left), static_cast<float>(c.top));
        box.add(static_cast<float>(c.right), static_cast<float>(c.bottom));
        line.points.push_back({c.height() > kComma * c.width() ? ',' : '.', box});
    };
    std::erase_if(line.labels, [&](int label) {
        const bool point = std::ranges::find(digits, label) == digits.end() && isPoint(label);
        if (point) {
            take(label);
        }
        return point;
    });
    for (const int label : others) {
        if (isPoint(label)) {
            take(label);
        }
    }
}

/// Adds the small marks that lie within a line or close to it.
void addSpecks(Line& line, const Components& components, const std::vector<int>& others) {
    const int height = line.bottom - line.top;
    for (const int label : others) {
        const Component& c = components.list[static_cast<std::size_t>(label)];
        const int size = std::max(c.width(), c.height());
        if (size > kSmallestPoint * height && size > 2 && c.bottom > line.top - kAboveFoot * height &&
            c.top < line.bottom + kAboveFoot * height && c.right > line.left - kAway * height &&
            c.left < line.right + kAway * height) {
            line.written.labels.push_back(label);
        }
    }
}

/// The lines of writing, those of cells that stand side by side after each other.
std::vector<Line> linesOn(const Components& components, const Cells& cells, const InkMap& ink, bool digits) {
    std::vector<std::vector<int>> ofCell(cells.list.size() + 1); // the last: in none
    std::vector<std::vector<int>> specksOf(ofCell.size());       // too small to be in a line but as points
    for (std::size_t i = 0; i < components.list.size(); ++i) {
        const Component& c = components.list[i];
        const int cell = cells.labels[ink.index((c.left + c.right) / 2, (c.top + c.bottom) / 2)];
        // What runs along the page's own edge is an edge of the sheet, or of a frame that is cut off.
        const bool atSide = (c.left <= kAtEdge || c.right >= ink.width - kAtEdge) && c.width() < kEdgeBreadth * ink.width &&
                            c.height() > 2 * c.width();
        const bool atEnd = (c.top <= kAtEdge || c.bottom >= ink.height - kAtEdge) && c.height() < kEdgeBreadth * ink.height &&
                           c.width() > 2 * c.height();
        const bool tiny = std::max(c.width(), c.height()) < kTiny * std::max(ink.width, ink.height);
        // A shade; a thick one that fills its picture is none.
        const bool slab = c.area > kSolid * c.width() * c.height() &&
                          std::min(c.width(), c.height()) > kSlab * std::max(ink.width, ink.height) &&
                          (c.width() < kFills * ink.width || c.height() < kFills * ink.height);
        // Where a shadow's edge meets the page's, a corner is too narrow to be seen as paper.
        const bool atEdge =
            c.left <= kAtEdge || c.right >= ink.width - kAtEdge || c.top <= kAtEdge || c.bottom >= ink.height - kAtEdge;
        const bool corner = atEdge && std::max(c.width(), c.height()) < kCorner * std::min(c.width(), c.height()) &&
                            std::min(c.width(), c.height()) < kCornerBreadth * std::max(ink.width, ink.height) &&
                            isConvex(components, static_cast<int>(i), ink.width);
        if (slab || atSide || atEnd || corner) {
            continue;
        }
        const bool speck =
            tiny || (cell >= 0 && std::max(c.width(), c.height()) < kSpeck * cells.list[static_cast<std::size_t>(cell)].height);
        (speck ? specksOf : ofCell)[cell < 0 ? cells.list.size() : static_cast<std::size_t>(cell)].push_back(static_cast<int>(i));
    }
    std::vector<Line> all;
    for (std::size_t cell = 0; cell < ofCell.size(); ++cell) {
        std::vector<int> others = ofCell[cell];
        others.insert(others.end(), specksOf[cell].begin(), specksOf[cell].end());
        const std::size_t first = all.size();
        for (std::vector<int>& labels : linesOf(components.list, ofCell[cell], ink.width, ink.height)) {
            Line& line = all.emplace_back();
            line.top = ink.height;
            line.left = ink.width;
            for (const int label : labels) {
                const Component& c = components.list[static_cast<std::size_t>(label)];
                line.top = std::min(line.top, c.top);
                line.bottom = std::max(line.bottom, c.bottom);
                line.left = std::min(line.left, c.left);
                line.right = std::max(line.right, c.right);
                std::erase(others, label);
            }
            line.written.labels = std::move(labels);
            if (cell < cells.list.size()) {
                line.written.row = cells.list[cell].row;
                line.written.column = cells.list[cell].column;
            }
        }
        if (others.size() >= kMostSpecks) {
            others.clear();
        }
        for (std::size_t i = first; i < all.size(); ++i) {
            digits ? takePoints(all[i].written, components, ink, others) : addSpecks(all[i], components, others);
        }
    }
    return all;
}

} // namespace

Writing::Writing(InkMap pageInk, bool digits) : ink(std::move(pageInk)) {
    const Cells cells = takeOutFrames(ink, digits);
    removeRules(ink);
    components = findComponents(ink);
    std::vector<Line> all = linesOn(components, cells, ink, digits);
    // What stands beside each other in cells, or beside a cell, makes one line.
    std::vector<std::size_t> group(all.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    const auto isBeside = [](const Line& a, const Line& b) {
        const int higher = std::max(a.bottom - a.top, b.bottom - b.top);
        if (a.written.row >= 0 && a.written.row == b.written.row) {
            return a.written.column != b.written.column;
        }
        return 2 * (std::min(a.bottom, b.bottom) - std::max(a.top, b.top)) > std::min(a.bottom - a.top, b.bottom - b.top) &&
               std::max(a.left, b.left) - std::min(a.right, b.right) < kBeside * higher &&
               (a.written.row >= 0 || b.written.row >= 0);
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (group[i] != group[j] && isBeside(all[i], all[j])) {
                std::ranges::replace(group, std::size_t{group[i]}, std::size_t{group[j]});
            }
        }
    }
    std::map<std::size_t, std::vector<Line>> rows;
    for (std::size_t i = 0; i < all.size(); ++i) {
        rows[group[i]].push_back(std::move(all[i]));
    }
    std::vector<std::vector<Line>> ordered;
    for (auto& [which, row] : rows) {
        std::ranges::stable_sort(row, {}, &Line::left);
        ordered.push_back(std::move(row));
    }
    std::ranges::stable_sort(ordered, {}, [](const std::vector<Line>& row) { return std::ranges::min(row, {}, &Line::top).top; });
    ordered.resize(std::min(ordered.size(), kMaxLines));
    for (std::size_t number = 0; number < ordered.size(); ++number) {
        for (Line& line : ordered[number]) {
            line.written.number = static_cast<int>(number);
            lines.push_back(std::move(line.written));
        }
    }
}

double Writing::slope() const {
    std::vector<const Component*> marks;
    std::vector<int> heights;
    for (const WrittenLine& line : lines) {
        for (const int label : line.labels) {
            marks.push_back(&components.list[static_cast<std::size_t>(label)]);
            heights.push_back(marks.back()->height());
        }
    }
    if (marks.size() < 3) {
        return 0;
    }
    std::ranges::nth_element(heights, heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2));
    const double bin = std::max(1.0, kSameHeight * heights[heights.size() / 2]);
    const auto gathered = [&](double degrees) {
        const double slope = std::tan(degrees * std::numbers::pi / 180);
        std::map<int, double> counts;
        for (const Component* mark : marks) {
            const double place = ((mark->top + mark->bottom) / 2.0 - slope * (mark->left + mark->right) / 2.0) / bin;
            const int lower = static_cast<int>(std::floor(place));
            counts[lower] += 1 - (place - lower);
            counts[lower + 1] += place - lower;
        }
        return std::accumulate(counts.begin(), counts.end(), 0.0,
                               [](double sum, const auto& entry) { return sum + entry.second * entry.second; });
    };
    double best = 0;
    double most = (1 + kMoreGathered / static_cast<double>(marks.size())) * gathered(0); // few stand together by chance
    for (double degrees = -kSteepest; degrees <= kSteepest; degrees += 1) {
        if (const double here = gathered(degrees); here > most) {
            most = here;
            best = degrees;
        }
    }
    return best;
}

} // namespace model
