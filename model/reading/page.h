// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/reading/partition.h"
#include "model/values/reading.h"

#include <vector>

namespace model {

/// The digits in a picture of any size: a photo of paper, a screenshot; dark on light or light on dark. Lines of writing from the
/// top, each from left to right. Boxes are in the picture's pixels. Empty for a blank picture.
std::vector<ReadDigit> readPage(const GreyImage& picture, const Readers& readers);

/// What each line of such a picture, of at most 1600 pixels a side, may be parted into.
std::vector<Candidates> candidatesOfPage(const GreyImage& picture, const Readers& readers);

} // namespace model
