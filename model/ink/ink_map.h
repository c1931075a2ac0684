// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/ink/ink.h"

#include <optional>
#include <vector>

namespace model {

/// A pixel with more ink than this belongs to the writing.
inline constexpr float kInk = 0.3F;

/// The ink that stands out from the paper or screen around it, dark or light, also under uneven light: the background is the mean
/// of what is not ink in a window around each pixel (after Bradley and Roth 2007). Nothing when the picture is blank.
std::optional<InkMap> inkOf(const GreyImage& picture);

/// All the map's ink as one digit: in a 20×20 box, centre of mass in the middle, thin pens thickened to MNIST's thinnest.
/// Nothing without ink.
std::optional<DigitImage> frameInk(const InkMap& ink);

/// The picture with `factor` × `factor` pixels averaged into one; what is left over at the right and bottom is dropped.
GreyImage reduced(const GreyImage& picture, int factor);

} // namespace model
