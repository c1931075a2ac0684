// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"
#include "model/values/types.h"

#include <array>
#include <cstdint>

namespace model {

/// Output pixel → input pixel: xin = m[0] x + m[1] y + m[2], yin = m[3] x + m[4] y + m[5].
using AffineMatrix = std::array<double, 6>;

/// torchvision's `_get_inverse_affine_matrix` with shear along x, about the image's centre (14, 14).
AffineMatrix inverseAffine(const AugmentationParameters& parameters);

/// PIL's `Image.transform(AFFINE)` on a 28×28 grey image, fill 0.
DigitImage affineTransform(const DigitImage& image, const AffineMatrix& matrix, Interpolation interpolation);

/// How far each pixel is moved, in pixels: [28,28] each.
struct Displacement {
    std::array<float, kImagePixels> x;
    std::array<float, kImagePixels> y;
};

/// Elastic deformation (Simard, Steinkraus and Platt 2003): uniform noise in (−1, 1), smoothed with a Gaussian of standard
/// deviation `sigma` ≥ 2 pixels and multiplied by `alpha`. The noise stands on every second pixel, at twice the strength: behind
/// such a Gaussian nothing tells the difference, and it takes a third of the time. Displacements have a standard deviation of
/// alpha / (√3 · 2√π · sigma) pixels everywhere, at the borders too. The same seed gives the same field.
void elasticField(double alpha, double sigma, std::uint64_t seed, Displacement& field);

/// The same, with each output pixel moved by `field` before the matrix applies. The nearest pixel is the one with the place in
/// its square.
DigitImage elasticTransform(const DigitImage& image, const AffineMatrix& matrix, const Displacement& field,
                            Interpolation interpolation);

} // namespace model
