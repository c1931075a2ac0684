// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/compose_layout.h"

#include "model/ink/coverage.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace model {
namespace {

/// A page's measures, in pixels.
constexpr int kMargin = 50;
constexpr int kLinePitch = 130;
constexpr double kPageDigit = 70;

/// The drawing of a number, with digits so tall, moved.
Drawing placed(Drawing drawing, double digit, double x, double y) {
    for (Stroke& stroke : drawing) {
        for (StrokePoint& point : stroke.points) {
            point.x = static_cast<float>(x + static_cast<double>(point.x) * digit / kComposedHeight);
            point.y = static_cast<float>(y + static_cast<double>(point.y) * digit / kComposedHeight);
        }
    }
    return drawing;
}

void append(Drawing& drawing, Drawing more) {
    std::move(more.begin(), more.end(), std::back_inserter(drawing));
}

/// A line of a frame: straight, or as a hand draws it, past its ends.
Stroke frameLine(double x0, double y0, double x1, double y1, double width, bool byHand, Random& random) {
    Stroke line{{}, static_cast<float>(width)};
    const double length = std::hypot(x1 - x0, y1 - y0);
    const double before = byHand ? -random.uniform(0, 8) / length : 0;
    const double after = byHand ? 1 + random.uniform(0, 8) / length : 1;
    const int steps = byHand ? std::max(2, static_cast<int>(length / 15)) : 1;
    double off = 0;
    for (int step = 0; step <= steps; ++step) {
        const double along = std::lerp(before, after, static_cast<double>(step) / steps);
        off = byHand ? 0.85 * off + random.uniform(-1.2, 1.2) : 0;
        line.points.push_back({static_cast<float>(std::lerp(x0, x1, along) - off * (y1 - y0) / length),
                               static_cast<float>(std::lerp(y0, y1, along) + off * (x1 - x0) / length)});
    }
    return line;
}

Spans spansOf(const std::vector<double>& lengths, double gap) {
    Spans spans;
    double at = kMargin;
    for (const double length : lengths) {
        spans.emplace_back(at, at + length);
        at += length + gap;
    }
    return spans;
}

} // namespace

Drawing gridLines(const Spans& columns, const Spans& rows, double thickness, double outer, bool byHand, Random& random,
                  bool thirds) {
    Drawing lines;
    const auto drawAll = [&](const Spans& ours, const Spans& others, const auto& draw) {
        const auto thick = [&](std::size_t i) {
            return thickness * (i == 0 || i == ours.size() || (thirds && i % 3 == 0) ? outer : 1);
        };
        const bool joined = others.size() < 2 || others[0].second == others[1].first;
        for (std::size_t other = 0; other < (joined ? 1 : others.size()); ++other) {
            const double from = others[other].first;
            const double to = joined ? others.back().second : others[other].second;
            for (std::size_t i = 0; i < ours.size(); ++i) {
                if (i == 0 || ours[i].first != ours[i - 1].second) {
                    draw(ours[i].first, from, to, thick(i));
                }
                draw(ours[i].second, from, to, thick(i + 1));
            }
        }
    };
    drawAll(columns, rows, [&](double x, double from, double to, double width) {
        lines.push_back(frameLine(x, from, x, to, width, byHand, random));
    });
    drawAll(rows, columns, [&](double y, double from, double to, double width) {
        lines.push_back(frameLine(from, y, to, y, width, byHand, random));
    });
    return lines;
}

Layout lineByLine(std::span<const LabelledDrawing> pool, Random& random, Spacing spacing, float pen) {
    Layout layout;
    spacing.pen = static_cast<double>(pen) / kPageDigit;
    const std::uint64_t count = 2 + random.below(3);
    for (std::uint64_t line = 0; line < count; ++line) {
        layout.lines.push_back({composeNumber(pool, random, spacing)});
        const double left = kMargin + random.uniform(0, 60);
        const double foot = kMargin + kPageDigit + kLinePitch * static_cast<double>(line);
        append(layout.writing, placed(layout.lines.back().drawing, kPageDigit, left, foot));
    }
    layout.width = static_cast<int>(boxOf(layout.writing).right) + kMargin;
    layout.height = kMargin + kLinePitch * static_cast<int>(count);
    return layout;
}

Layout framed(std::span<const LabelledDrawing> pool, Random& random, const PageKind& kind, float pen) {
    const auto between = [&](std::uint64_t low, std::uint64_t high) { return low + random.below(high - low + 1); };
    std::uint64_t rows = between(1, 3);
    std::uint64_t columns = 1;
    double filled = 1;
    Spacing spacing = kind.spacing;
    spacing.baseline = 0.04;
    switch (kind.frames) {
    case Frames::combs:
        columns = between(3, 8);
        spacing.most = 1;
        break;
    case Frames::table:
        rows = between(3, 5);
        columns = between(3, 6);
        spacing.most = 3;
        filled = 0.85;
        break;
    case Frames::sudoku:
        rows = columns = 9;
        spacing.most = 1;
        filled = 0.35;
        break;
    default:
        break;
    }
    const double digit = kind.frames == Frames::sudoku ? random.uniform(40, 55) : random.uniform(45, kPageDigit);
    const double scale = digit / kComposedHeight;
    Layout layout;
    std::vector<double> widths(columns, digit);
    for (std::uint64_t cell = 0; cell < rows * columns; ++cell) {
        ComposedLine& line = layout.lines.emplace_back();
        line.row = static_cast<int>(cell / columns);
        line.column = static_cast<int>(cell % columns);
        if (random.uniform() < filled) {
            static_cast<ComposedNumber&>(line) = composeNumber(pool, random, spacing);
            double& width = widths[cell % columns];
            width = std::max(width, scale * static_cast<double>(boxOf(line.drawing).width()));
        }
    }
    const double thickness = kind.byHand ? static_cast<double>(pen) : random.uniform(1, 8);
    const double air = digit * random.uniform(0.25, 0.6) + thickness;
    if (spacing.most == 1) {
        std::fill(widths.begin(), widths.end(), *std::max_element(widths.begin(), widths.end()));
    }
    std::transform(widths.begin(), widths.end(), widths.begin(), [&](double width) { return width + 2 * air; });
    const double gap = kind.frames == Frames::boxes || (kind.frames == Frames::combs && random.uniform() < 0.5)
                           ? digit * random.uniform(0.3, 0.8) + thickness
                           : 0;
    const Spans across = spansOf(widths, columns > 1 ? gap : 0);
    const double rowGap = kind.frames == Frames::combs ? digit * random.uniform(0.4, 0.8) + thickness : gap;
    const Spans down = spansOf(std::vector<double>(rows, 1.2 * digit + 2 * air), rowGap);
    layout.frames = gridLines(across, down, thickness, random.uniform() < 0.5 ? 1 : random.uniform(1.5, 2.5), kind.byHand, random,
                              kind.frames == Frames::sudoku);
    for (const ComposedLine& line : layout.lines) {
        if (line.drawing.empty()) {
            continue;
        }
        const auto [left, right] = across[static_cast<std::size_t>(line.column)];
        const auto [top, bottom] = down[static_cast<std::size_t>(line.row)];
        const Box box = boxOf(line.drawing);
        const double slackX = (right - left - scale * static_cast<double>(box.width())) / 2;
        const double slackY = (bottom - top - scale * static_cast<double>(box.height())) / 2;
        // From the middle, in the room that is left of the frame; or up to it.
        double x = random.uniform(-0.5, 0.5) * std::max(0.0, slackX - thickness - static_cast<double>(pen));
        double y = random.uniform(-0.5, 0.5) * std::max(0.0, slackY - thickness - static_cast<double>(pen));
        if (random.uniform() < kind.atFrame) {
            double& touching = random.uniform() < 0.5 ? x : y;
            const double reach =
                (&touching == &x ? slackX : slackY) - (static_cast<double>(pen) + thickness) * random.uniform(0.3, 0.5);
            touching = random.uniform() < 0.5 ? -reach : reach;
        }
        append(layout.writing,
               placed(line.drawing, digit, (left + right) / 2 + x - scale * static_cast<double>(box.left + box.right) / 2,
                      (top + bottom) / 2 + y - scale * static_cast<double>(box.top + box.bottom) / 2));
    }
    // A little askew, all of it.
    const auto slope = static_cast<float>(random.uniform(-0.015, 0.015));
    for (Drawing* drawing : {&layout.writing, &layout.frames}) {
        for (Stroke& stroke : *drawing) {
            for (StrokePoint& point : stroke.points) {
                point = {point.x - slope * point.y, point.y + slope * point.x};
            }
        }
    }
    layout.width = static_cast<int>(across.back().second) + kMargin;
    layout.height = static_cast<int>(down.back().second) + kMargin;
    return layout;
}

} // namespace model
