// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/compose.h"

#include "model/ink/coverage.h"
#include "model/ink/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

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

/// What a page is made of, in each of its channels.
struct Paint {
    std::vector<double> paper;
    std::vector<double> ink;   ///< how much darker it is where a pen covers it
    std::vector<double> frame; ///< and where a frame does
};

std::vector<double> darkness(const std::vector<double>& paper, const Colour& colour) {
    std::vector<double> darker(paper.size());
    std::transform(paper.begin(), paper.end(), colour.begin(), darker.begin(), std::minus<>());
    return darker;
}

Paint greyPaint(Random& random) {
    const double ink = random.uniform(120, 180);
    return {{225}, {ink}, {ink}};
}

/// A pen on paper, of the usual colours; frames drawn with it, or printed.
Paint anyPaint(Random& random, bool byHand) {
    static constexpr std::array<Colour, 4> kPens{{{35, 35, 40}, {35, 55, 150}, {185, 40, 45}, {105, 105, 110}}};
    static constexpr std::array<Colour, 5> kPapers{
        {{238, 238, 236}, {240, 229, 203}, {204, 207, 210}, {214, 228, 240}, {222, 212, 190}}};
    static constexpr std::array<Colour, 4> kPrints{{{30, 30, 30}, {120, 120, 120}, {95, 150, 110}, {215, 130, 80}}};
    const Colour& pen = kPens[random.below(kPens.size())];
    const Colour& paper = kPapers[random.below(kPapers.size())];
    const double shade = random.uniform(-12, 8);
    Paint paint;
    std::transform(paper.begin(), paper.end(), std::back_inserter(paint.paper), [&](double level) { return level + shade; });
    paint.ink = darkness(paint.paper, pen);
    paint.frame = byHand ? paint.ink : darkness(paint.paper, kPrints[random.below(kPrints.size())]);
    return paint;
}

/// The picture whose pixels are covered as `inkAt(x, y)` and `frameAt(x, y)` say, under light that wanes towards the bottom
/// right.
Picture painted(int width, int height, const Paint& paint, Random& random, const auto& inkAt, const auto& frameAt,
                double unevenness) {
    const std::size_t channels = paint.paper.size();
    Picture picture{width, height, {}, static_cast<int>(channels)};
    picture.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double light = 1 - unevenness * (x + y) / (width + height);
            const double ink = inkAt(x, y);
            const double frame = frameAt(x, y) * (1 - ink);
            const double grain = random.uniform(-6, 6);
            for (std::size_t i = 0; i < channels; ++i) {
                const double colour = paint.paper[i] - paint.ink[i] * ink - (frame > 0 ? paint.frame[i] * frame : 0);
                picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(colour * light + grain, 0.0, 255.0)));
            }
        }
    }
    return picture;
}

/// What a page is drawn from, in pixels.
struct Layout {
    std::vector<ComposedLine> lines;
    Drawing writing;
    Drawing frames; ///< each stroke with its width
    int width = 0;
    int height = 0;
};

/// The drawing of a number, with digits so tall, moved.
Drawing placed(Drawing drawing, double digit, double x, double y) {
    for (Stroke& stroke : drawing) {
        for (StrokePoint& point : stroke.points) {
            point.x = static_cast<float>(x + static_cast<double>(point.x) * digit / kDigitHeight);
            point.y = static_cast<float>(y + static_cast<double>(point.y) * digit / kDigitHeight);
        }
    }
    return drawing;
}

void append(Drawing& drawing, Drawing more) {
    std::move(more.begin(), more.end(), std::back_inserter(drawing));
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

/// Where cells begin and end, from the left or the top.
using Spans = std::vector<std::pair<double, double>>;

/// The outlines of all cells; those at the outside `outer` times as thick, and every third of a sudoku's.
Drawing gridLines(const Spans& columns, const Spans& rows, double thickness, double outer, bool byHand, Random& random,
                  bool thirds = false) {
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

Spans spansOf(const std::vector<double>& lengths, double gap) {
    Spans spans;
    double at = kMargin;
    for (const double length : lengths) {
        spans.emplace_back(at, at + length);
        at += length + gap;
    }
    return spans;
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
    const double scale = digit / kDigitHeight;
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

} // namespace

ComposedNumber composeNumber(std::span<const LabelledDrawing> pool, Random& random, const Spacing& spacing) {
    ComposedNumber number;
    const std::uint64_t count = spacing.fewest + random.below(spacing.most - spacing.fewest + 1);
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

std::span<const PageKind> framedPageKinds() {
    static const Spacing apart{.overlapped = 0, .narrowest = 0.16, .fewest = 1};
    const auto kind = [](const char* name, Frames frames, bool byHand, double atFrame = 0.05) {
        return PageKind{.name = name, .spacing = apart, .coloured = true, .frames = frames, .byHand = byHand, .atFrame = atFrame};
    };
    static const std::array kinds{kind("numbers in printed boxes", Frames::boxes, false),
                                  kind("numbers in drawn boxes", Frames::boxes, true),
                                  kind("a digit a printed box", Frames::combs, false),
                                  kind("a digit a drawn box", Frames::combs, true),
                                  kind("printed tables", Frames::table, false),
                                  kind("drawn tables", Frames::table, true),
                                  kind("sudoku", Frames::sudoku, false),
                                  kind("numbers at their frame", Frames::boxes, false, 1)};
    return kinds;
}

ComposedPage composePage(std::span<const LabelledDrawing> pool, Random& random, const PageKind& kind) {
    const auto pen = static_cast<float>(random.uniform(4, 8));
    Layout layout = kind.frames == Frames::none ? lineByLine(pool, random, kind.spacing, pen) : framed(pool, random, kind, pen);
    const int width = layout.width;
    const int height = layout.height;
    const int side = std::max(width, height);
    const InkMap ink = rasterise(smoothed(tidied(layout.writing)), {.naturalWidth = pen, .minWidth = pen, .maxWidth = pen}, side);
    const InkMap frames = rasterise(layout.frames, {}, layout.frames.empty() ? 0 : side);
    const bool ruled = kind.rules > 0;
    const std::vector<RuledLine> across = ruled ? rulesOf(height, random) : std::vector<RuledLine>();
    const std::vector<RuledLine> down = kind.squared ? rulesOf(width, random) : std::vector<RuledLine>();
    const Paint paint = kind.coloured ? anyPaint(random, kind.byHand) : greyPaint(random);
    const auto w = static_cast<float>(width);
    const auto h = static_cast<float>(height);
    const auto inkAt = [&](int x, int y) {
        return std::max(static_cast<double>(ink.at(x, y)), kind.rules * std::max(darkest(across, x, y), darkest(down, y, x)));
    };
    const auto frameAt = [&](int x, int y) { return layout.frames.empty() ? 0.0 : static_cast<double>(frames.at(x, y)); };
    return {std::move(layout.lines),
            painted(width, height, paint, random, inkAt, frameAt, kind.unevenness),
            {{{0, 0}, {w, 0}, {w, h}, {0, h}}}};
}

std::vector<std::vector<ReadDigit>> byLine(const ComposedPage& page, const PageReading& reading) {
    const auto cell = [](const auto& of) { return std::pair(of.row, of.column); };
    // A single box needs no cell.
    const bool framed = !page.lines.empty() && cell(page.lines.front()) != cell(page.lines.back());
    std::vector<std::vector<ReadDigit>> read(page.lines.size());
    for (const ReadDigit& digit : reading.digits) {
        auto place = static_cast<std::size_t>(digit.line);
        if (framed) {
            const auto found =
                std::find_if(page.lines.begin(), page.lines.end(), [&](const auto& line) { return cell(line) == cell(digit); });
            place = static_cast<std::size_t>(found - page.lines.begin());
        }
        read.resize(std::max(read.size(), place + 1));
        read[place].push_back(digit);
    }
    return read;
}

std::span<const PictureKind> pictureKinds() {
    constexpr Colour kBlack{20, 20, 20};
    constexpr Colour kWhite{250, 250, 250};
    const auto tiny = [](const char* name, int smallest, int largest, const Colour& ink, const Colour& paper, bool grey) {
        return PictureKind{.name = name,
                           .smallest = smallest,
                           .largest = largest,
                           .narrowest = 0.02,
                           .widest = 0.2,
                           .thinnest = 0.07,
                           .thickest = 0.14,
                           .ink = ink,
                           .paper = paper,
                           .grey = grey};
    };
    static const std::array kinds{
        PictureKind{.name = "wide margin", .narrowest = 0.2, .widest = 0.4},
        PictureKind{.name = "no margin", .smallest = 60, .narrowest = 0, .widest = 0.03, .close = true},
        PictureKind{.name = "thick pen without margin",
                    .smallest = 60,
                    .narrowest = 0,
                    .widest = 0.05,
                    .thinnest = 0.12,
                    .thickest = 0.2,
                    .close = true},
        tiny("28 by 28, dark on light", 28, 28, kBlack, kWhite, true),
        tiny("28 by 28, light on dark", 28, 28, kWhite, kBlack, true),
        tiny("tiny, dark on light", 16, 48, kBlack, kWhite, false),
        tiny("tiny, light on dark", 16, 48, kWhite, kBlack, false),
        PictureKind{.name = "yellow on white", .ink = {245, 225, 60}},
        PictureKind{.name = "pale green on white", .ink = {165, 225, 165}},
        PictureKind{.name = "cyan on white", .ink = {70, 215, 235}},
        PictureKind{.name = "red on green", .ink = {200, 50, 45}, .paper = {70, 150, 75}},
        PictureKind{.name = "white on black", .ink = kWhite, .paper = kBlack},
        PictureKind{.name = "in a box", .narrowest = 0.1, .widest = 0.25, .boxed = true},
        PictureKind{.name = "pencil on grey paper", .ink = {85, 85, 95}, .paper = {165, 163, 158}, .unevenness = 0.4}};
    return kinds;
}

Picture composePicture(const Drawing& digit, Random& random, const PictureKind& kind) {
    const Box box = boxOf(digit);
    const double side = random.uniform(kind.smallest, kind.largest);
    const double margin = side * random.uniform(kind.narrowest, kind.widest);
    const double room = side - 2 * margin;
    const double pen = room * random.uniform(kind.thinnest, kind.thickest);
    const auto boxWidth = static_cast<double>(box.width());
    const auto boxHeight = static_cast<double>(box.height());
    const double scale = (room - pen) / std::max({boxWidth, boxHeight, 1.0});
    const auto sideOf = [&](double inked) {
        return static_cast<int>(std::ceil(kind.close ? inked * scale + pen + 2 * margin : side));
    };
    const int width = sideOf(boxWidth);
    const int height = sideOf(boxHeight);
    const auto middle = [&](float low, float high, int pixels) {
        return pixels / 2.0 - scale * static_cast<double>(low + high) / 2;
    };
    const auto thick = static_cast<float>(pen);
    const InkMap ink = rasterise(smoothed(tidied(digit)),
                                 {.scale = static_cast<float>(scale),
                                  .dx = static_cast<float>(middle(box.left, box.right, width)),
                                  .dy = static_cast<float>(middle(box.top, box.bottom, height)),
                                  .naturalWidth = thick,
                                  .minWidth = thick,
                                  .maxWidth = thick},
                                 std::max(width, height));
    InkMap frame(0, 0);
    if (kind.boxed) {
        const double in = margin * random.uniform(0.15, 0.6);
        const Drawing lines =
            gridLines({{in, width - in}}, {{in, height - in}}, random.uniform(1, margin * 0.3), 1, false, random);
        frame = rasterise(lines, {}, std::max(width, height));
    }
    std::vector<double> paper(kind.paper.begin(), kind.grey ? kind.paper.begin() + 1 : kind.paper.end());
    const std::vector<double> dark = darkness(paper, kind.ink);
    return painted(
        width, height, {std::move(paper), dark, dark}, random, [&](int x, int y) { return static_cast<double>(ink.at(x, y)); },
        [&](int x, int y) { return kind.boxed ? static_cast<double>(frame.at(x, y)) : 0.0; }, kind.unevenness);
}

} // namespace model
