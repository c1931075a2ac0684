// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/values/layer_maps.h"

#include <span>

namespace model {

/// The layers of a network with these weights (checked before), to hand to the functions of this room.
NetworkLayers networkLayers(const Weights& weights);

/// The image as the network is given it: [28,28] float32, (pixel / 255 − mean) / deviation.
std::array<float, kImagePixels> normalised(const DigitImage& image);

/// The forward pass of one image, written to be read, that keeps every value on its way: some 0.3 ms.
/// `pixels` [28,28] are normalised. The layers are those of `networkLayers`.
Activations activate(const NetworkLayers& layers, std::span<const float, kImagePixels> pixels);
Activations activate(const NetworkLayers& layers, const DigitImage& image);

} // namespace model
