// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/compose.h"

#include "model/ink/coverage.h"
#include "model/ink/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace model {
namespace {

constexpr double kDigitHeight = 1000;
constexpr double kInkOverlap = 3.0 / 70; ///< of touching neighbours' ink, in digit heights

/// How far to the right, in drawing units, the second digit's lines must stand so that they come up to the first's.
double touchingShift(const Drawing& first, const Drawing& second) {
    constexpr int kRows = 50;
    constexpr double kNothing = 1e9;
    const Box box = united(boxOf(first), boxOf(second));
    const double rowHeight = std::max(static_cast<double>(box.height()), 1.0) / kRows;
    const auto edges = [&](const Drawing& drawing, double side) { // the furthest of each row towards `side`
        std::array<double, kRows> edge{};
        edge.fill(-kNothing);
        for (const Stroke& stroke : drawing) {
            for (std::size_t i = 0; i < stroke.points.size(); ++i) {
                const StrokePoint& a = stroke.points[i == 0 ? 0 : i - 1];
                const StrokePoint& b = stroke.points[i];
                const int steps = 1 + static_cast<int>(std::abs(static_cast<double>(b.y - a.y)) / rowHeight);
                for (int step = 0; step <= steps; ++step) {
                    const float along = static_cast<float>(step) / static_cast<float>(steps);
                    const double row = static_cast<double>(std::lerp(a.y, b.y, along) - box.top) / rowHeight;
                    double& furthest = edge[static_cast<std::size_t>(std::clamp(row, 0.0, kRows - 1.0))];
                    furthest = std::max(furthest, side * static_cast<double>(std::lerp(a.x, b.x, along)));
                }
            }
        }
        return edge;
    };
    const std::array<double, kRows> right = edges(first, 1);
    const std::array<double, kRows> left = edges(second, -1);
    double shift = -kNothing;
    for (std::size_t row = 0; row < kRows; ++row) {
        shift = std::max(shift, right[row] + left[row]);
    }
    // Lying digits may share no row.
    return shift > -kNothing / 2 ? shift : static_cast<double>(boxOf(first).right - boxOf(second).left);
}

double gapOf(const Spacing& spacing, Random& random) {
    const double kind = random.uniform();
    if (kind < spacing.overlapped) {
        return random.uniform(-0.08, 0);
    }
    return kind < spacing.overlapped + spacing.wide ? random.uniform(0.3, 0.8) : random.uniform(spacing.narrowest, 0.3);
}

void moveRight(Drawing& drawing, double by) {
    for (Stroke& stroke : drawing) {
        for (StrokePoint& point : stroke.points) {
            point.x += static_cast<float>(by);
        }
    }
}

/// A page's measures, in pixels.
constexpr int kMargin = 50;
constexpr int kLinePitch = 130;
constexpr double kPageDigit = 70;

/// A straight line across the page, a little askew: the share of each pixel that it covers.
struct RuledLine {
    double at; ///< its place where it enters the page
    double slope;
    double thickness;

    double covered(double along, double across) const {
        return std::clamp(thickness / 2 + 0.5 - std::abs(across - at - slope * along), 0.0, 1.0);
    }
};

std::vector<RuledLine> rulesOf(int length, Random& random) {
    const double slope = random.uniform(-0.015, 0.015);
    const double thickness = random.uniform(1.2, 3);
    const double pitch = random.uniform(55, 110);
    std::vector<RuledLine> rules;
    for (double at = random.uniform(-pitch, 0); at < length + pitch; at += pitch) {
        rules.push_back({at, slope, thickness});
    }
    return rules;
}

double darkest(const std::vector<RuledLine>& rules, double along, double across) {
    double covered = 0;
    for (const RuledLine& rule : rules) {
        covered = std::max(covered, rule.covered(along, across));
    }
    return covered;
}

} // namespace

ComposedNumber composeNumber(std::span<const LabelledDrawing> pool, Random& random, const Spacing& spacing) {
    ComposedNumber number;
    const std::uint64_t count = 2 + random.below(5);
    double pen = 0;
    Drawing previous;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t source = random.below(pool.size());
        Drawing digit = pool[source].drawing;
        const Box box = boxOf(digit);
        // Written as tall as the others, but a lying one not wider than it could be.
        const auto natural = std::max({static_cast<double>(box.height()), static_cast<double>(box.width()) / 1.2, 1.0});
        const double scale = kDigitHeight * random.uniform(spacing.smallest, spacing.largest) / natural;
        const double foot = kDigitHeight * random.uniform(-spacing.baseline, spacing.baseline);
        pen += i == 0 ? 0 : kDigitHeight * gapOf(spacing, random);
        for (Stroke& stroke : digit) {
            stroke.width *= static_cast<float>(scale);
            for (StrokePoint& point : stroke.points) {
                point.x = static_cast<float>(pen + scale * static_cast<double>(point.x - box.left));
                point.y = static_cast<float>(foot + scale * static_cast<double>(point.y - box.bottom));
            }
        }
        if (i > 0 && spacing.touching > 0 && random.uniform() < spacing.touching) {
            const double apart = spacing.pen - random.uniform(0, kInkOverlap);
            moveRight(digit, touchingShift(previous, digit) + kDigitHeight * apart);
        }
        pen = static_cast<double>(boxOf(digit).right);
        previous = digit;
        auto next = digit.begin();
        if (!number.drawing.empty() && next != digit.end() && random.uniform() < spacing.joined) {
            std::vector<StrokePoint>& points = number.drawing.back().points;
            points.insert(points.end(), next->points.begin(), next->points.end());
            ++next;
        }
        number.drawing.insert(number.drawing.end(), next, digit.end());
        number.digits += static_cast<char>('0' + pool[source].digit);
        number.sources.push_back(source);
    }
    return number;
}

std::span<const PageKind> pageKinds() {
    // The thickest pen is 0.12 digits wide.
    static const Spacing apart{.overlapped = 0, .narrowest = 0.16};
    static const Spacing touching{.overlapped = 0, .narrowest = 0.16, .touching = 0.5};
    static const std::array<PageKind, 6> kinds{{{"clean", apart},
                                                {"unevenly lit", apart, 0, false, 0.6},
                                                {"lightly ruled", apart, 0.4},
                                                {"ruled as dark as ink", apart, 1},
                                                {"squared", apart, 0.6, true},
                                                {"touching", touching}}};
    return kinds;
}

ComposedPage composePage(std::span<const LabelledDrawing> pool, Random& random, const PageKind& kind) {
    ComposedPage page;
    Drawing writing;
    const auto pen = static_cast<float>(random.uniform(4, 8));
    Spacing spacing = kind.spacing;
    spacing.pen = static_cast<double>(pen) / kPageDigit;
    const std::uint64_t count = 2 + random.below(3);
    for (std::uint64_t line = 0; line < count; ++line) {
        page.lines.push_back(composeNumber(pool, random, spacing));
        const double left = kMargin + random.uniform(0, 60);
        const double foot = kMargin + kPageDigit + kLinePitch * static_cast<double>(line);
        for (Stroke stroke : page.lines.back().drawing) {
            for (StrokePoint& point : stroke.points) {
                point.x = static_cast<float>(left + static_cast<double>(point.x) * kPageDigit / kDigitHeight);
                point.y = static_cast<float>(foot + static_cast<double>(point.y) * kPageDigit / kDigitHeight);
            }
            writing.push_back(std::move(stroke));
        }
    }
    const int width = static_cast<int>(boxOf(writing).right) + kMargin;
    const int height = kMargin + kLinePitch * static_cast<int>(count);
    const InkMap ink =
        rasterise(smoothed(tidied(writing)), {.naturalWidth = pen, .minWidth = pen, .maxWidth = pen}, std::max(width, height));
    const bool ruled = kind.rules > 0;
    const std::vector<RuledLine> across = ruled ? rulesOf(height, random) : std::vector<RuledLine>();
    const std::vector<RuledLine> down = kind.squared ? rulesOf(width, random) : std::vector<RuledLine>();
    const double darkness = random.uniform(120, 180);
    page.picture = {width, height, {}};
    page.picture.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double rule = kind.rules * std::max(darkest(across, x, y), darkest(down, y, x));
            const double light = 1 - kind.unevenness * (x + y) / (width + height);
            const double dark = std::max(static_cast<double>(ink.at(x, y)), rule);
            const double grey = (225 - darkness * dark) * light + random.uniform(-6, 6);
            page.picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
        }
    }
    return page;
}

} // namespace model
