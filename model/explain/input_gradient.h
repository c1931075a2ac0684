// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <array>
#include <span>

namespace model {

/// A gradient with respect to the normalised pixels [28,28]; for that with respect to the pixel in [0, 1], divide by
/// `kPixelDeviation`.
using InputGradient = std::array<float, kImagePixels>;

/// The gradient of Σ coefficients[c] · logProbabilities[c] at the image whose activations these are. ReLU passes nothing on at 0
/// and a tie of max-pooling goes to its first pixel, as in PyTorch. `layers` are those that made the activations.
InputGradient inputGradient(const NetworkLayers& layers, const Activations& at, std::span<const float> coefficients);

/// The gradient of Σ coefficients[i] · value[i] of one convolution (`layer` from 0) at a stage that it has;
/// `coefficients` [channels, side, side] of that stage.
InputGradient inputGradient(const NetworkLayers& layers, const Activations& at, std::size_t layer, Stage stage,
                            std::span<const float> coefficients);

} // namespace model
