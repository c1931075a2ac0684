// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/centreline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace tools {

using model::DigitImage;
using model::Drawing;
using model::kImageSide;
using model::Stroke;
using model::StrokePoint;

namespace {

constexpr int kEnlarged = 3; ///< thinned at this many times the resolution, for smooth lines
constexpr int kSide = kImageSide * kEnlarged;

/// [kSide,kSide] with a border of its own: neighbours always exist.
class Ink {
public:
    explicit Ink(const DigitImage& image) {
        for (int y = 1; y < kSide - 1; ++y) {
            for (int x = 1; x < kSide - 1; ++x) {
                cells_[index(x, y)] = between(image, x, y) > 127;
            }
        }
    }
    bool at(int x, int y) const { return cells_[index(x, y)]; }
    void clear(int x, int y) { cells_[index(x, y)] = false; }

private:
    static std::size_t index(int x, int y) { return static_cast<std::size_t>(y * kSide + x); }

    static double between(const DigitImage& image, int x, int y) {
        const double u = std::clamp((x + 0.5) / kEnlarged - 0.5, 0.0, kImageSide - 1.001);
        const double v = std::clamp((y + 0.5) / kEnlarged - 0.5, 0.0, kImageSide - 1.001);
        const auto pixel = [&](int dx, int dy) {
            return static_cast<double>(
                image[static_cast<std::size_t>((static_cast<int>(v) + dy) * kImageSide + static_cast<int>(u) + dx)]);
        };
        const double fx = u - std::floor(u);
        return std::lerp(std::lerp(pixel(0, 0), pixel(1, 0), fx), std::lerp(pixel(0, 1), pixel(1, 1), fx), v - std::floor(v));
    }

    std::array<bool, static_cast<std::size_t>(kSide* kSide)> cells_{};
};

using Cell = std::array<int, 2>;
/// Clockwise from the top.
constexpr std::array<Cell, 8> kAround{{{0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}};

bool thinOnce(Ink& ink, bool second) {
    std::vector<Cell> loose;
    for (int y = 1; y < kSide - 1; ++y) {
        for (int x = 1; x < kSide - 1; ++x) {
            if (!ink.at(x, y)) {
                continue;
            }
            std::array<bool, 8> n{};
            std::transform(kAround.begin(), kAround.end(), n.begin(), [&](Cell d) { return ink.at(x + d[0], y + d[1]); });
            int edges = 0;
            for (std::size_t i = 0; i < n.size(); ++i) {
                edges += !n[i] && n[(i + 1) % n.size()] ? 1 : 0;
            }
            const auto neighbours = std::count(n.begin(), n.end(), true);
            const bool side =
                second ? !(n[0] && n[2] && n[6]) && !(n[0] && n[4] && n[6]) : !(n[0] && n[2] && n[4]) && !(n[2] && n[4] && n[6]);
            if (edges == 1 && neighbours >= 2 && neighbours <= 6 && side) {
                loose.push_back({x, y});
            }
        }
    }
    for (const auto& [x, y] : loose) {
        ink.clear(x, y);
    }
    return !loose.empty();
}

/// Links between neighbouring cells that have not been walked yet.
class Links {
public:
    explicit Links(const Ink& ink) {
        for (int y = 1; y < kSide - 1; ++y) {
            for (int x = 1; x < kSide - 1; ++x) {
                for (const auto& [dx, dy] : kAround) {
                    // Diagonally only where there is no way round.
                    const bool detour = dx != 0 && dy != 0 && (ink.at(x + dx, y) || ink.at(x, y + dy));
                    if (ink.at(x, y) && ink.at(x + dx, y + dy) && !detour) {
                        links_.insert({x, y, x + dx, y + dy});
                    }
                }
            }
        }
    }

    bool empty() const { return links_.empty(); }

    std::vector<Cell> from(Cell cell) const {
        std::vector<Cell> ends;
        for (const auto& [dx, dy] : kAround) {
            if (links_.contains({cell[0], cell[1], cell[0] + dx, cell[1] + dy})) {
                ends.push_back({cell[0] + dx, cell[1] + dy});
            }
        }
        return ends;
    }

    /// A loose end, or any cell when all lines are closed.
    Cell start() const {
        for (const auto& link : links_) {
            if (from({link[0], link[1]}).size() == 1) {
                return {link[0], link[1]};
            }
        }
        return {(*links_.begin())[0], (*links_.begin())[1]};
    }

    void walk(Cell a, Cell b) {
        links_.erase({a[0], a[1], b[0], b[1]});
        links_.erase({b[0], b[1], a[0], a[1]});
    }

private:
    std::set<std::array<int, 4>> links_;
};

std::vector<Cell> path(Links& links) {
    constexpr std::size_t kMemory = 5; // cells that tell the direction
    std::vector<Cell> cells{links.start()};
    for (std::vector<Cell> ends = links.from(cells[0]); !ends.empty(); ends = links.from(cells.back())) {
        const Cell here = cells.back();
        const Cell before = cells[cells.size() > kMemory ? cells.size() - 1 - kMemory : 0];
        const Cell next = *std::max_element(ends.begin(), ends.end(), [&](Cell a, Cell b) {
            const auto ahead = [&](Cell c) {
                const double dot = (c[0] - here[0]) * (here[0] - before[0]) + (c[1] - here[1]) * (here[1] - before[1]);
                return dot / std::hypot(c[0] - here[0], c[1] - here[1]);
            };
            return ahead(a) < ahead(b);
        });
        links.walk(here, next);
        cells.push_back(next);
    }
    return cells;
}

Stroke smoothStroke(const std::vector<Cell>& cells) {
    Stroke stroke;
    for (const auto& [x, y] : cells) {
        stroke.points.push_back({(static_cast<float>(x) + 0.5F) / kEnlarged, (static_cast<float>(y) + 0.5F) / kEnlarged, 1});
    }
    for (int pass = 0; pass < 4; ++pass) {
        const std::vector<StrokePoint> old = stroke.points;
        for (std::size_t i = 1; i + 1 < old.size(); ++i) {
            stroke.points[i].x = (old[i - 1].x + 2 * old[i].x + old[i + 1].x) / 4;
            stroke.points[i].y = (old[i - 1].y + 2 * old[i].y + old[i + 1].y) / 4;
        }
    }
    return stroke;
}

} // namespace

Drawing centreline(const DigitImage& image) {
    Ink ink(image);
    while (thinOnce(ink, false) | thinOnce(ink, true)) {
    }
    Links links(ink);
    Drawing drawing;
    constexpr std::size_t kSpur = 3 * kEnlarged; // what thinning leaves of a bump
    while (!links.empty()) {
        const std::vector<Cell> cells = path(links);
        if (drawing.empty() || cells.size() > kSpur) {
            drawing.push_back(smoothStroke(cells));
        }
    }
    return drawing;
}

} // namespace tools
