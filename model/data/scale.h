// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"

namespace model {

/// The picture at another size, larger or smaller: each pixel is the mean of the area it covers, rounded. Sizes are at least 1.
GreyImage scaleByArea(const GreyImage& picture, int width, int height);

} // namespace model
