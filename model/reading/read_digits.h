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

/// The digits in a picture of any size: a photo of paper on a desk, a scan, a screenshot; dark on light or light on dark. Several
/// sheets that may be in it and ways to look at them are tried, and the one in which it reads best is kept. `corners` tells where
/// the sheet is. Empty for a blank picture.
PageReading readPage(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners = {});

/// The same of a picture of one digit: all its ink together, or the part of it that reads best. Empty when the picture is blank.
PageReading readOneDigit(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners = {});

/// What each line of an upright page, of at most 1600 pixels a side, dark on light, may be parted into.
std::vector<Candidates> candidatesOfPage(const Picture& picture, const Readers& readers);

} // namespace model
