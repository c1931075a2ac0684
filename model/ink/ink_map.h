// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"

#include <optional>
#include <vector>

namespace model {

/// How much ink each pixel of a picture holds: [height,width] float32 in [0, 1], row by row.
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

/// From here on a pixel of an ink map belongs to the writing.
inline constexpr float kInk = 0.3F;

/// What stands out from the paper or screen around it, dark or light, also under uneven light: the background is the mean of
/// what is not ink in a window around each pixel (after Bradley and Roth 2007). Nothing when the picture is blank.
std::optional<InkMap> inkOf(const GreyImage& picture);

/// All the map's ink as one digit: in a 20×20 box, centre of mass in the middle, thin pens thickened to MNIST's thinnest.
/// Nothing without ink.
std::optional<DigitImage> frameInk(const InkMap& ink);

/// The picture with `factor` × `factor` pixels averaged into one; what is left over at the right and bottom is dropped.
GreyImage reduced(const GreyImage& picture, int factor);

} // namespace model
