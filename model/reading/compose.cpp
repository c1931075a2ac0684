// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/compose.h"

#include "model/ink/coverage.h"
#include "model/ink/strokes.h"
#include "model/reading/compose_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

namespace model {
namespace {

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

} // namespace

std::span<const PageKind> pageKinds() {
    // The thickest pen is 0.12 digits wide.
    static const Spacing apart{.overlapped = 0, .narrowest = 0.16};
    static const Spacing touching{.overlapped = 0, .narrowest = 0.16, .touching = 0.5};
    static const Spacing pointed{.overlapped = 0, .narrowest = 0.16, .points = 0.4};
    static const std::array<PageKind, 7> kinds{{{"clean", apart},
                                                {"unevenly lit", apart, 0, false, 0.6},
                                                {"lightly ruled", apart, 0.4},
                                                {"ruled as dark as ink", apart, 1},
                                                {"squared", apart, 0.6, true},
                                                {"touching", touching},
                                                {"with points and commas", pointed}}};
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
        PictureKind{.name = "brush, 32 by 32",
                    .smallest = 32,
                    .largest = 32,
                    .narrowest = 0,
                    .widest = 0.05,
                    .thinnest = 0.2,
                    .thickest = 0.24},
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
