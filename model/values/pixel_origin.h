// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <cstddef>
#include <vector>

/// Where one pixel of a map comes from: its receptive field and its arithmetic.
namespace model {

/// A square of a map's pixels, from (left, top) to before (right, bottom). It may reach into the padding, beyond the map.
struct PixelSquare {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    bool operator==(const PixelSquare&) const = default;
};

/// The part of the square that lies on a map of `side` pixels.
PixelSquare clipped(const PixelSquare& square, int side);

/// The receptive field of pixel (x, y) of convolution `layer` (from 0): [0] in the image, [i] in the maps of convolution i − 1
/// (before they are pooled), up to the pixel itself in [layer + 1].
std::vector<PixelSquare> receptiveField(const NetworkLayers& layers, std::size_t layer, int x, int y);

/// One input channel's share of a pixel: patch × kernel, product by product.
struct ChannelProduct {
    std::vector<float> patch;  ///< [kernel, kernel], zeros in the padding
    std::vector<float> kernel; ///< [kernel, kernel]
    float sum = 0;
};

/// How a pixel comes about: products → sum → ReLU → batch norm, the last two where the layer has them.
struct PixelArithmetic {
    std::vector<ChannelProduct> products; ///< one an input channel
    float sum = 0;
    float rectified = 0;
    float normed = 0;
};

/// The arithmetic of the pixel (x, y) of map `channel` of convolution `layer`, from that layer's input and figures.
PixelArithmetic pixelArithmetic(const NetworkLayers& layers, const Activations& at, std::size_t layer, std::size_t channel, int x,
                                int y);

} // namespace model
