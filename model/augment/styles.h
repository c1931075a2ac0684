// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/random.h"
#include "model/values/recipe.h"
#include "model/values/types.h"

namespace model {

/// `image` as its writer might have written it in another style, or `image` itself. Strokes are added, or the digit written anew,
/// with the image's own stroke width and grey; the result is framed as MNIST is. A `label` other than 0 … 9 is of no digit: its
/// strokes may become thicker or thinner, no more.
DigitImage applyStyles(const DigitImage& image, int label, const StyleSettings& settings, Random& random);

} // namespace model
