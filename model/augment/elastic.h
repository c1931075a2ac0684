// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <array>
#include <cstdint>

namespace model {

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

} // namespace model
