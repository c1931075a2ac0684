// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <array>
#include <span>

namespace model {

/// A gradient with respect to the normalised pixels [28,28]; for that with respect to the pixel in [0, 1], divide by
/// `kPixelDeviation`.
using InputGradient = std::array<float, kImagePixels>;

/// The gradient of Σ coefficients[c] · logProbabilities[c] at the image whose activations these are. `weights` are those that
/// made them.
InputGradient inputGradient(const Weights& weights, const Activations& at, std::span<const float> coefficients);

/// The gradient of Σ coefficients[i] · value[i] of what layer `layer` makes; `coefficients` [channels, side, side]. Throws
/// std::invalid_argument where they do not fit.
InputGradient inputGradient(const Weights& weights, const Activations& at, std::size_t layer,
                            std::span<const float> coefficients);

} // namespace model
