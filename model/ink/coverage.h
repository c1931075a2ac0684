// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/reading.h"

#include <span>
#include <vector>

namespace model {

/// How much of each pixel of a picture is ink: [height,width] float32 in [0, 1], row by row.
struct InkMap {
    InkMap(int columns, int rows)
        : width(columns), height(rows), values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}

    float& at(int x, int y) { return values[index(x, y)]; }
    float at(int x, int y) const { return values[index(x, y)]; }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }

    int width;
    int height;
    std::vector<float> values;
};

/// The smallest box around points, or around all points of a drawing.
Box boxOf(std::span<const StrokePoint> points);
Box boxOf(const Drawing& drawing);

/// The smallest box around both.
Box united(Box box, const Box& other);

/// Drawing unit → pixels: x' = scale · x + dx. Pen widths follow the scale but stay within [minWidth, maxWidth] pixels;
/// strokes without a width get `naturalWidth`.
struct InkTransform {
    float scale = 1;
    float dx = 0;
    float dy = 0;
    float naturalWidth = 1;
    float minWidth = 0;
    float maxWidth = 1e9F;

    float widthOf(const Stroke& stroke, float pressure) const;
};

/// Draws the strokes in their order as round-ended polylines with an edge one pixel soft; erasers take coverage away.
InkMap rasterise(const Drawing& drawing, const InkTransform& transform, int side);

/// The framed digit's box, the pen of MNIST's digits and the thinnest and thickest still common there, in pixels at 28×28.
inline constexpr float kBoxSide = 20;
inline constexpr float kNaturalPen = 2.4F;
inline constexpr float kThinnestPen = 1.8F;
inline constexpr float kThickestPen = 3.6F;
/// Digits are drawn this much larger, then averaged down.
inline constexpr int kSupersampling = 4;

/// [112,112] float32 → [28,28] uint8.
DigitImage averagedDown(const InkMap& fine);

} // namespace model
