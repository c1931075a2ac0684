// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/pixel_origin.h"

#include <algorithm>
#include <cmath>

namespace model {

PixelSquare clipped(const PixelSquare& square, int side) {
    const auto inside = [side](int place) { return std::clamp(place, 0, side); };
    return {inside(square.left), inside(square.top), inside(square.right), inside(square.bottom)};
}

std::vector<PixelSquare> receptiveField(const NetworkLayers& layers, std::size_t layer, int x, int y) {
    std::vector<PixelSquare> seen(layer + 2);
    PixelSquare square{x, y, x + 1, y + 1};
    seen[layer + 1] = square;
    for (std::size_t i = layer + 1; i-- > 0;) {
        const Convolution& shape = layers[i].shape;
        const int before = shape.padding;
        const int behind = shape.kernel - 1 - before;
        square = {square.left - before, square.top - before, square.right + behind, square.bottom + behind};
        if (i > 0 && layers[i - 1].shape.poolAfter) {
            square = {2 * square.left, 2 * square.top, 2 * square.right, 2 * square.bottom};
        }
        seen[i] = square;
    }
    return seen;
}

PixelArithmetic pixelArithmetic(const NetworkLayers& layers, const Activations& at, std::size_t layer, std::size_t channel, int x,
                                int y) {
    const ConvolutionLayer& convolution = layers[layer];
    const int kernel = convolution.shape.kernel;
    const int side = convolution.inputSide;
    const std::span<const float> input = at.inputOf(layer);
    PixelArithmetic result;
    for (int i = 0; i < convolution.shape.inputs; ++i) {
        ChannelProduct product;
        for (int k = 0; k < kernel * kernel; ++k) {
            const int fromX = x - convolution.shape.padding + k % kernel;
            const int fromY = y - convolution.shape.padding + k / kernel;
            const bool onMap = fromX >= 0 && fromX < side && fromY >= 0 && fromY < side;
            const auto first = (channel * static_cast<std::size_t>(convolution.shape.inputs) + static_cast<std::size_t>(i)) *
                               static_cast<std::size_t>(kernel * kernel);
            product.patch.push_back(onMap ? input[static_cast<std::size_t>((i * side + fromY) * side + fromX)] : 0);
            product.kernel.push_back(convolution.kernel[first + static_cast<std::size_t>(k)]);
            product.sum += product.patch.back() * product.kernel.back();
        }
        result.sum += product.sum;
        result.products.push_back(std::move(product));
    }
    result.rectified = convolution.shape.relu ? std::max(0.0F, result.sum) : result.sum;
    result.normed = convolution.shape.batchNorm
                        ? convolution.scale[channel] * (result.rectified - convolution.mean[channel]) /
                                  std::sqrt(convolution.variance[channel] + static_cast<float>(kBatchNormEpsilon)) +
                              convolution.shift[channel]
                        : result.rectified;
    return result;
}

} // namespace model
