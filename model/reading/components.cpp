// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/components.h"

#include <algorithm>

namespace model {
namespace {

constexpr int kSmallestArea = 6;

/// The edge of the paper, a frame or a ruled line. Both are thin for their length, or go once around the picture.
bool isRule(const Component& c, int pictureWidth, int pictureHeight) {
    const bool wide = c.width() > 0.5 * pictureWidth;
    const bool tall = c.height() > 0.5 * pictureHeight;
    const double fill = static_cast<double>(c.area) / (static_cast<double>(c.width()) * c.height());
    const bool frame = wide && tall && fill < 0.1 && (c.width() > 0.9 * pictureWidth || c.height() > 0.9 * pictureHeight);
    return frame || (wide && c.width() > 12 * c.height()) || (tall && c.height() > 25 * c.width());
}

} // namespace

void Component::add(int x, int y) {
    left = std::min(left, x);
    top = std::min(top, y);
    right = std::max(right, x + 1);
    bottom = std::max(bottom, y + 1);
    ++area;
}

Components findComponents(const InkMap& ink) {
    Components found{{}, std::vector<int>(ink.values.size(), -1)};
    std::vector<std::pair<int, int>> open;
    for (int startY = 0; startY < ink.height; ++startY) {
        for (int startX = 0; startX < ink.width; ++startX) {
            const int label = static_cast<int>(found.list.size());
            const auto visit = [&](int x, int y) {
                if (x >= 0 && y >= 0 && x < ink.width && y < ink.height && ink.at(x, y) > kInk &&
                    found.labels[ink.index(x, y)] < 0) {
                    found.labels[ink.index(x, y)] = label;
                    open.emplace_back(x, y);
                }
            };
            visit(startX, startY);
            if (open.empty()) {
                continue;
            }
            Component component{startX, startY, startX, startY, 0, label, {}};
            while (!open.empty()) {
                const auto [x, y] = open.back();
                open.pop_back();
                component.add(x, y);
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        visit(x + dx, y + dy);
                    }
                }
            }
            found.list.push_back(component);
        }
    }
    return found;
}

std::vector<std::vector<int>> linesOf(const std::vector<Component>& components, int pictureWidth, int pictureHeight) {
    const auto of = [&](int i) -> const Component& { return components[static_cast<std::size_t>(i)]; };
    std::vector<int> writing;
    for (int i = 0; i < static_cast<int>(components.size()); ++i) {
        if (of(i).area >= kSmallestArea && !isRule(of(i), pictureWidth, pictureHeight)) {
            writing.push_back(i);
        }
    }
    if (writing.empty()) {
        return {};
    }
    // How tall the writing is: the height above which lies half of the ink.
    std::sort(writing.begin(), writing.end(), [&](int a, int b) { return of(a).height() > of(b).height(); });
    double ink = 0;
    for (const int i : writing) {
        ink += of(i).area;
    }
    double seen = 0;
    const auto middle = std::find_if(writing.begin(), writing.end(), [&](int i) { return (seen += of(i).area) >= ink / 2; });
    const double tall = of(*middle).height();

    struct Line {
        double top;
        double bottom;
        std::vector<int> members;
    };
    std::vector<Line> lines;
    for (const int i : writing) { // the tallest first: they make the lines, the others join them
        const Component& c = of(i);
        if (std::max(c.width(), c.height()) < 0.2 * tall) {
            continue; // a speck
        }
        const auto apart = [&](const Line& line) { return std::max<double>(line.top - c.bottom, c.top - line.bottom); };
        const auto nearest =
            std::min_element(lines.begin(), lines.end(), [&](const Line& a, const Line& b) { return apart(a) < apart(b); });
        const bool joins = nearest != lines.end() &&
                           (c.height() > 0.5 * tall ? -apart(*nearest) > 0.4 * c.height() : apart(*nearest) < 0.3 * tall);
        if (joins) {
            nearest->members.push_back(i);
        } else if (c.height() > 0.5 * tall) {
            lines.push_back({static_cast<double>(c.top), static_cast<double>(c.bottom), {i}});
        }
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.top < b.top; });
    std::vector<std::vector<int>> members;
    for (Line& line : lines) {
        members.push_back(std::move(line.members));
    }
    return members;
}

} // namespace model
