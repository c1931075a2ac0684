// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recipe.h"
#include "model/types.h"

#include <array>

namespace model {

/// Output pixel → input pixel: xin = m[0] x + m[1] y + m[2], yin = m[3] x + m[4] y + m[5].
using AffineMatrix = std::array<double, 6>;

/// torchvision's `_get_inverse_affine_matrix` without shear, about the image's centre (14, 14).
AffineMatrix inverseAffine(const AugmentationParameters& parameters);

/// PIL's `Image.transform(AFFINE)` on a 28×28 grey image, fill 0.
DigitImage affineTransform(const DigitImage& image, const AffineMatrix& matrix, Interpolation interpolation);

} // namespace model
