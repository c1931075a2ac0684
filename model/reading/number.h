// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/predictor.h"
#include "model/reading/glyph.h"

#include <vector>

namespace model {

/// The digits of a whole number, left to right. Strokes that make up one digit stay together, a stroke that writes several is
/// parted, erased ink is gone. Digits that stand alone are framed exactly as `frameDrawing` frames them. Empty without ink.
std::vector<Glyph> readNumber(const Drawing& drawing, Predictor& predictor);

} // namespace model
