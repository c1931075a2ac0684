// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/values/types.h"

#include <string>
#include <vector>

namespace model {

/// One digit found in a drawing or a picture, and what the network says of it.
struct Glyph {
    Box box;          ///< of its ink, in the drawing's unit or the picture's pixels
    int line = 0;     ///< of writing, from 0 at the top; a drawing has one
    Drawing strokes;  ///< what it was written with; empty for pictures
    DigitImage image; ///< framed
    Prediction prediction;
    float digitness = 1; ///< the guard's probability that it is a digit; 1 without a guard
};

/// "407"; lines of writing are parted by a space.
std::string textOf(const std::vector<Glyph>& glyphs);

/// The product of the digits' probabilities.
double confidenceOf(const std::vector<Glyph>& glyphs);

} // namespace model
