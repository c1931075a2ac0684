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

/// What the pixel (x, y) of a layer's output sees of the image.
PixelSquare receptiveField(const PlacedLayer& layer, int x, int y);

/// The receptive field of pixel (x, y) of layer `layer`: [i] in the input of layer i, so [0] in the image, up to the pixel itself
/// in [layer + 1].
std::vector<PixelSquare> receptiveFields(const Architecture& architecture, std::size_t layer, int x, int y);

/// One input channel's share of a pixel: patch × kernel, product by product.
struct ChannelProduct {
    std::vector<float> patch;  ///< [kernel, kernel], zeros in the padding; of a linear layer the whole map
    std::vector<float> kernel; ///< [kernel, kernel]
    float sum = 0;
};

/// One layer's part in a pixel.
struct PixelStep {
    std::size_t layer = 0;
    float before = 0; ///< what it was given, of a pooling the largest
    float after = 0;
};

/// How a pixel comes about: the sum of products and bias of a convolution or linear layer, then the layers behind it. Of a
/// pooling the largest pixel is followed.
struct PixelArithmetic {
    std::size_t layer = 0;                ///< that makes the sum
    std::vector<ChannelProduct> products; ///< one an input channel
    float bias = 0;
    float sum = 0; ///< with the bias
    std::vector<PixelStep> steps;
};

/// The arithmetic of the pixel (x, y) of map `channel` of layer `layer`, from the activations of an image.
PixelArithmetic pixelArithmetic(const Weights& weights, const Activations& at, std::size_t layer, int channel, int x, int y);

} // namespace model
