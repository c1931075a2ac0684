// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/augment/elastic.h"
#include "model/values/recipe.h"
#include "model/values/types.h"

#include <array>

namespace model {

/// Output pixel → input pixel: xin = m[0] x + m[1] y + m[2], yin = m[3] x + m[4] y + m[5].
using AffineMatrix = std::array<double, 6>;

/// torchvision's `_get_inverse_affine_matrix` with shear along x, about the image's centre (14, 14).
AffineMatrix inverseAffine(const AugmentationParameters& parameters);

/// PIL's `Image.transform(AFFINE)` on a 28×28 grey image, fill 0.
DigitImage affineTransform(const DigitImage& image, const AffineMatrix& matrix, Interpolation interpolation);

/// The bilinear one of an image whose output pixels are looked up where `field` moves them to before the matrix applies.
DigitImage elasticTransform(const DigitImage& image, const AffineMatrix& matrix, const Displacement& field);

} // namespace model
