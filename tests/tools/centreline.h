// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

namespace tools {

/// A plausible pen path for an image, in its pixels: the ink thinned to its skeleton (Zhang and Suen 1984), traced
/// from loose ends straight on. Empty without ink.
model::Drawing centreline(const model::DigitImage& image);

} // namespace tools
