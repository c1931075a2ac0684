// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <vector>

namespace model {

/// Digits of seven segments in many slants, widths and pens, [count,28,28] uint8: images to compare two networks on where no data
/// set is at hand. The same images in every call.
std::vector<DigitImage> drawnDigits(int count);

} // namespace model
