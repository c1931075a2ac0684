// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/partition.h"
#include "model/values/reading.h"

#include <vector>

namespace model {

/// The digits of a whole number, left to right. Strokes that make up one digit stay together, a stroke that writes several is
/// parted, erased ink is gone. Digits that stand alone are framed exactly as `frameDrawing` frames them. Empty without ink.
std::vector<ReadDigit> readNumber(const Drawing& drawing, const Readers& readers);

/// What such a drawing may be parted into.
Candidates candidatesOfNumber(const Drawing& drawing, const Readers& readers);

} // namespace model
