// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/coverage.h"
#include "model/ink/ink.h"
#include "model/ink/strokes.h"

#include <algorithm>

namespace model {
namespace {

/// A drawing's ink is looked for on a grid of this many cells when an eraser has been at it.
constexpr int kSearchSide = 192;

Box centrelineBox(const Drawing& drawing) {
    Box box;
    for (const Stroke& stroke : drawing) {
        box = stroke.eraser ? box : united(box, boxOf(stroke.points));
    }
    return box;
}

float widestPen(const Drawing& drawing) {
    float widest = 0;
    for (const Stroke& stroke : drawing) {
        widest = std::max(widest, stroke.eraser ? 0.0F : stroke.width);
    }
    return widest;
}

/// Where ink is left after erasing, shrunk by the pen's radius so that it can stand in for the centrelines' box.
Box inkBox(const Drawing& drawing, const Box& drawn) {
    const float pen = std::max(widestPen(drawing), 1e-3F * std::max(drawn.width(), drawn.height()));
    const float margin = pen + 1e-3F;
    const float cell = (std::max(drawn.width(), drawn.height()) + 2 * margin) / kSearchSide;
    InkTransform search;
    search.scale = 1 / cell;
    search.dx = -(drawn.left - margin) / cell;
    search.dy = -(drawn.top - margin) / cell;
    search.naturalWidth = std::max(pen / cell, 2.0F);
    const InkMap found = rasterise(drawing, search, kSearchSide);
    Box box;
    for (int y = 0; y < kSearchSide; ++y) {
        for (int x = 0; x < kSearchSide; ++x) {
            if (found.at(x, y) > 0.5F) {
                box.add((static_cast<float>(x) + 0.5F - search.dx) * cell, (static_cast<float>(y) + 0.5F - search.dy) * cell);
            }
        }
    }
    if (box.empty()) {
        return box;
    }
    const float shrinkX = std::min(pen / 2, box.width() / 2);
    const float shrinkY = std::min(pen / 2, box.height() / 2);
    return {box.left + shrinkX, box.top + shrinkY, box.right - shrinkX, box.bottom - shrinkY};
}

/// The scale at which the longer side of the box plus one pen's width fills 20 pixels, in 28×28 pixels a unit.
float framingScale(const Box& box, float pen) {
    const float longer = std::max(box.width(), box.height());
    if (pen <= 0) {
        return longer > 0 ? (kBoxSide - kNaturalPen) / longer : 1;
    }
    const float scale = kBoxSide / (longer + pen);
    const float drawnPen = std::clamp(pen * scale, kThinnestPen, kThickestPen);
    // A dot stays a dot: it is not blown up beyond its pen.
    return longer < pen ? drawnPen / pen : (kBoxSide - drawnPen) / longer;
}

InkTransform enlarged(const InkTransform& t, float factor) {
    return {t.scale * factor, t.dx * factor, t.dy * factor, t.naturalWidth * factor, t.minWidth * factor, t.maxWidth * factor};
}

} // namespace

std::optional<DigitImage> frameDrawing(const Drawing& drawing) {
    const std::optional<FramedDrawing> framed = placeDrawing(drawing);
    return framed ? std::optional(framed->image) : std::nullopt;
}

std::optional<FramedDrawing> placeDrawing(const Drawing& original) {
    const Drawing drawing = smoothed(tidied(original));
    const bool erased = std::any_of(drawing.begin(), drawing.end(), [](const Stroke& stroke) { return stroke.eraser; });
    Box box = centrelineBox(drawing);
    if (!box.empty() && erased) {
        box = inkBox(drawing, box);
    }
    if (box.empty()) {
        return std::nullopt;
    }
    InkTransform transform;
    transform.scale = framingScale(box, widestPen(drawing));
    transform.naturalWidth = kNaturalPen;
    transform.minWidth = kThinnestPen;
    transform.maxWidth = kThickestPen;
    transform.dx = kImageSide / 2.0F - transform.scale * (box.left + box.right) / 2;
    transform.dy = kImageSide / 2.0F - transform.scale * (box.top + box.bottom) / 2;

    // A coarse picture tells the centre of mass, the fine one has it in the middle.
    constexpr int kCoarse = 2;
    const InkMap coarse = rasterise(drawing, enlarged(transform, kCoarse), kImageSide * kCoarse);
    double mass = 0;
    double momentX = 0;
    double momentY = 0;
    for (int y = 0; y < coarse.width; ++y) {
        for (int x = 0; x < coarse.width; ++x) {
            const auto ink = static_cast<double>(coarse.at(x, y));
            mass += ink;
            momentX += ink * (x + 0.5);
            momentY += ink * (y + 0.5);
        }
    }
    if (mass <= 0) {
        return std::nullopt;
    }
    transform.dx += static_cast<float>(kImageSide / 2.0 - momentX / mass / kCoarse);
    transform.dy += static_cast<float>(kImageSide / 2.0 - momentY / mass / kCoarse);
    return FramedDrawing{averagedDown(rasterise(drawing, enlarged(transform, kSupersampling), kImageSide * kSupersampling)),
                         {-transform.dx / transform.scale, -transform.dy / transform.scale, 1 / transform.scale}};
}

} // namespace model
