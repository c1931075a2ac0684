// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/components.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace model {
namespace {

// In heights of the line.
constexpr double kWide = 0.5;      ///< what is wider may be several digits
constexpr double kApart = 0.1;     ///< cuts from each other, in the mean, and from the component's ends
constexpr double kStep = 0.05;     ///< between the columns around which a cut is looked for …
constexpr double kReach = 0.25;    ///< … and how far it may bend away from its column
constexpr double kCrossings = 0.6; ///< of `kApart`, where cuts cross each other
constexpr double kMaxToll = 0.6;   ///< of a cut

constexpr std::array<double, 3> kSlants{-0.5, 0, 0.5}; ///< columns a row

constexpr float kLean = 0.05F; ///< what a step away from the slant costs, in pixels of ink

// Of a square as large as a stroke is wide, about half is ink along one stroke, and more where two touch or one turns back.
constexpr double kSquare = 0.85;   ///< what it reaches to each side, in widths of the pen
constexpr float kOneStroke = 0.6F; ///< up to this share a pixel of ink costs a cut all it holds …
constexpr float kTwoStrokes = 0.85F;
constexpr float kLeast = 0.05F; ///< … and from `kTwoStrokes` on so much of it

/// What each pixel of a component's box costs a cut: its ink, but little of it where strokes touch. A cut along digits that touch
/// side by side would else cost more than one across a thin stroke.
InkMap tollsOf(int label, const InkMap& ink, const Components& components) {
    const Component& c = components.list[static_cast<std::size_t>(label)];
    InkMap tolls(c.width(), c.height());
    InkMap sums(c.width() + 1, c.height() + 1); // of all ink above and to the left
    double area = 0;
    double outline = 0;
    for (int y = 0; y < c.height(); ++y) {
        for (int x = 0; x < c.width(); ++x) {
            const std::size_t at = ink.index(c.left + x, c.top + y);
            const float here = components.labels[at] == label ? ink.values[at] : 0;
            const float left = x > 0 ? tolls.at(x - 1, y) : 0;
            const float above = y > 0 ? tolls.at(x, y - 1) : 0;
            tolls.at(x, y) = here;
            sums.at(x + 1, y + 1) = here + sums.at(x, y + 1) + sums.at(x + 1, y) - sums.at(x, y);
            area += static_cast<double>(here);
            outline += static_cast<double>(std::hypot(here - left, here - above));
        }
    }
    const double pen = 2 * area / outline; // ink has two edges
    const int reach = std::max(1, static_cast<int>(std::lround(kSquare * pen)));
    for (int y = 0; y < c.height(); ++y) {
        for (int x = 0; x < c.width(); ++x) {
            const int left = std::max(x - reach, 0);
            const int top = std::max(y - reach, 0);
            const int right = std::min(x + reach + 1, c.width());
            const int bottom = std::min(y + reach + 1, c.height());
            const float around = sums.at(right, bottom) - sums.at(left, bottom) - sums.at(right, top) + sums.at(left, top);
            const float share = around / static_cast<float>((2 * reach + 1) * (2 * reach + 1));
            const float strokes = std::clamp((share - kOneStroke) / (kTwoStrokes - kOneStroke), 0.0F, 1.0F);
            tolls.at(x, y) *= std::lerp(1.0F, kLeast, strokes);
        }
    }
    return tolls;
}

/// A cut: where it passes each row of the component, and what that costs.
struct Seam {
    std::vector<int> columns;
    double toll = 0;

    double middle() const { return std::accumulate(columns.begin(), columns.end(), 0.0) / static_cast<double>(columns.size()); }
};

/// Of a way to the next row, in pixels.
float lengthOf(int step) {
    return step == 0 ? 1 : std::numbers::sqrt2_v<float>;
}

/// The cheapest path from top to bottom within `reach` of a slanted line (dynamic programming, row by row). `column` is the
/// line's in the component's middle row, `slant` what it goes to the right a row down.
Seam seamNear(double column, double slant, int reach, const Component& c, const InkMap& tolls) {
    const int width = 2 * reach + 1;
    const auto leftOf = [&](int y) {
        return static_cast<int>(std::lround(column + slant * (y - (c.top + c.bottom) / 2.0))) - reach;
    };
    const auto tollAt = [&](int x, int y) { return x < c.left || x >= c.right ? 0 : tolls.at(x - c.left, y - c.top); };
    std::vector<float> cost(static_cast<std::size_t>(width));
    std::vector<float> above(static_cast<std::size_t>(width));
    std::vector<std::vector<int>> from; // a row: by how much each place is to the right of the one it is reached from
    for (int y = c.top; y < c.bottom; ++y) {
        std::swap(cost, above);
        const int shift = y > c.top ? leftOf(y) - leftOf(y - 1) : 0;
        std::vector<int>& came = from.emplace_back(static_cast<std::size_t>(width));
        for (int x = 0; x < width; ++x) {
            const float here = tollAt(leftOf(y) + x, y);
            float least = std::numeric_limits<float>::max();
            for (const int step : {0, -1, 1}) {
                const int before = x + shift - step;
                if (before >= 0 && before < width) {
                    const float way =
                        above[static_cast<std::size_t>(before)] + lengthOf(step) * here + (step == shift ? 0 : kLean);
                    if (way < least) {
                        least = way;
                        came[static_cast<std::size_t>(x)] = step;
                    }
                }
            }
            cost[static_cast<std::size_t>(x)] = least;
        }
    }
    // Of equal ways the one that ends on the line.
    const auto ends = [&](int x) { return std::pair(cost[static_cast<std::size_t>(x)], std::abs(x - reach)); };
    int end = 0;
    for (int other = 1; other < width; ++other) {
        end = ends(other) < ends(end) ? other : end;
    }
    Seam seam;
    seam.columns.resize(from.size());
    int x = leftOf(c.bottom - 1) + end;
    for (std::size_t row = from.size(); row-- > 0;) {
        const int y = c.top + static_cast<int>(row);
        seam.columns[row] = x;
        const int step = from[row][static_cast<std::size_t>(x - leftOf(y))];
        seam.toll += static_cast<double>(lengthOf(step) * tollAt(x, y));
        x -= step;
    }
    return seam;
}

/// Whether two cuts are worth having both: `margin` pixels lie between them in the mean, and one of them stays to the right of
/// the other nearly everywhere.
bool standApart(const Seam& a, const Seam& b, double margin) {
    double further = 0;
    double back = 0;
    for (std::size_t row = 0; row < a.columns.size(); ++row) {
        const int ahead = a.columns[row] - b.columns[row];
        (ahead > 0 ? further : back) += std::abs(ahead);
    }
    const auto rows = static_cast<double>(a.columns.size());
    return further + back >= margin * rows && std::min(further, back) <= kCrossings * margin * rows;
}

/// The cheapest cuts, apart from each other; from the left, none beyond the next.
std::vector<Seam> seamsOf(int label, const InkMap& ink, const Components& components, double lineHeight) {
    const Component c = components.list[static_cast<std::size_t>(label)];
    const double margin = kApart * lineHeight;
    const int step = std::max(1, static_cast<int>(kStep * lineHeight));
    const InkMap tolls = tollsOf(label, ink, components);
    std::vector<Seam> seams;
    for (int x = c.left + static_cast<int>(margin); x < c.right - static_cast<int>(margin); x += step) {
        for (const double slant : kSlants) {
            seams.push_back(seamNear(x, slant, static_cast<int>(kReach * lineHeight), c, tolls));
        }
    }
    std::stable_sort(seams.begin(), seams.end(), [](const Seam& a, const Seam& b) { return a.toll < b.toll; });
    std::vector<Seam> chosen;
    for (const Seam& seam : seams) {
        const auto apart = [&](const Seam& other) { return standApart(seam, other, margin); };
        const bool inside = seam.middle() > c.left + margin && seam.middle() < c.right - margin;
        if (inside && seam.toll < kMaxToll * lineHeight && std::all_of(chosen.begin(), chosen.end(), apart)) {
            chosen.push_back(seam);
        }
    }
    std::sort(chosen.begin(), chosen.end(), [](const Seam& a, const Seam& b) { return a.middle() < b.middle(); });
    for (std::size_t i = 1; i < chosen.size(); ++i) {
        for (std::size_t row = 0; row < chosen[i].columns.size(); ++row) {
            chosen[i].columns[row] = std::max(chosen[i].columns[row], chosen[i - 1].columns[row]);
        }
    }
    return chosen;
}

} // namespace

std::vector<int> parted(int label, const InkMap& ink, Components& components, double lineHeight) {
    const Component whole = components.list[static_cast<std::size_t>(label)];
    if (whole.width() < kWide * lineHeight) {
        return {label};
    }
    const std::vector<Seam> seams = seamsOf(label, ink, components, lineHeight);
    std::vector<int> labels{label};
    const Component empty{whole.right, whole.bottom, whole.left, whole.top, 0, whole.source, {}};
    std::vector<Component> parts(seams.size() + 1, empty);
    for (std::size_t i = 0; i < seams.size(); ++i) {
        labels.push_back(static_cast<int>(components.list.size() + i));
        parts[i + 1].cut = {static_cast<int>(i), static_cast<float>(seams[i].toll / lineHeight)};
    }
    for (int y = whole.top; y < whole.bottom; ++y) {
        std::size_t part = 0;
        for (int x = whole.left; x < whole.right; ++x) {
            while (part < seams.size() && x >= seams[part].columns[static_cast<std::size_t>(y - whole.top)]) {
                ++part;
            }
            if (int& here = components.labels[ink.index(x, y)]; here == label) {
                here = labels[part];
                parts[part].add(x, y);
            }
        }
    }
    components.list[static_cast<std::size_t>(label)] = parts[0];
    components.list.insert(components.list.end(), parts.begin() + 1, parts.end());
    std::erase_if(labels, [&](int part) { return components.list[static_cast<std::size_t>(part)].area == 0; });
    return labels;
}

} // namespace model
