// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/reading/partition.h"
#include "model/values/reading.h"

#include <vector>

namespace model {

/// The digits of a whole number, left to right. Strokes that make up one digit stay together, a stroke that writes several is
/// parted, erased ink is gone. Digits that stand alone are framed exactly as `frameDrawing` frames them. Empty without ink.
std::vector<ReadDigit> readNumber(const Drawing& drawing, const Readers& readers);

/// The candidate digits of such a drawing.
Candidates candidatesOfNumber(const Drawing& drawing, const Readers& readers);

/// The digits in a picture of any size: a photo of paper, a screenshot; dark on light or light on dark. Lines of writing from the
/// top, each from left to right. Boxes are in the picture's pixels. Empty for a blank picture.
std::vector<ReadDigit> readPage(const GreyImage& picture, const Readers& readers);

/// What each line of such a picture, of at most 1600 pixels a side, may be parted into.
std::vector<Candidates> candidatesOfPage(const GreyImage& picture, const Readers& readers);

} // namespace model
