// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/pixel_origin.h"

#include <algorithm>

namespace model {
namespace {

/// What a pixel square of a layer's output sees of its input.
PixelSquare seenBy(const PlacedLayer& placed, const PixelSquare& square) {
    const Layer& layer = placed.layer;
    const auto slide = [&](int window, int padding, int stride) {
        return PixelSquare{square.left * stride - padding, square.top * stride - padding,
                           (square.right - 1) * stride - padding + window, (square.bottom - 1) * stride - padding + window};
    };
    switch (layer.kind) {
    case LayerKind::convolution:
        return slide(layer.kernel, layer.padding, layer.stride);
    case LayerKind::maxPooling:
    case LayerKind::averagePooling:
        return slide(layer.size, 0, layer.size);
    case LayerKind::linear:
    case LayerKind::globalAveragePooling:
        return {0, 0, placed.input.side, placed.input.side};
    case LayerKind::batchNorm:
    case LayerKind::relu:
    case LayerKind::leakyRelu:
    case LayerKind::dropout:
        break;
    }
    return square;
}

std::size_t placeOf(const Extent& extent, int channel, int x, int y) {
    return static_cast<std::size_t>((channel * extent.side + y) * extent.side + x);
}

} // namespace

PixelSquare clipped(const PixelSquare& square, int side) {
    const auto inside = [side](int place) { return std::clamp(place, 0, side); };
    return {inside(square.left), inside(square.top), inside(square.right), inside(square.bottom)};
}

PixelSquare receptiveField(const PlacedLayer& layer, int x, int y) {
    const int left = layer.offset + x * layer.jump;
    const int top = layer.offset + y * layer.jump;
    return {left, top, left + layer.receptiveField, top + layer.receptiveField};
}

std::vector<PixelSquare> receptiveFields(const Architecture& architecture, std::size_t layer, int x, int y) {
    std::vector<PixelSquare> seen(layer + 2);
    seen[layer + 1] = {x, y, x + 1, y + 1};
    for (std::size_t i = layer + 1; i-- > 0;) {
        seen[i] = seenBy(architecture.layers()[i], seen[i + 1]);
    }
    return seen;
}

PixelArithmetic pixelArithmetic(const Weights& weights, const Activations& at, std::size_t layer, int channel, int x, int y) {
    const auto layers = weights.architecture->layers();
    PixelArithmetic result;
    for (; !isWeighted(layers[layer].layer); --layer) { // back to the layer that makes the sum
        const Extent& input = layers[layer].input;
        PixelStep step{layer, 0, at.layers[layer][placeOf(layers[layer].output, channel, x, y)]};
        const PixelSquare from = seenBy(layers[layer], {x, y, x + 1, y + 1});
        x = from.left;
        y = from.top;
        const auto value = [&](int column, int row) { return at.inputOf(layer)[placeOf(input, channel, column, row)]; };
        for (int row = from.top; row < from.bottom; ++row) {
            for (int column = from.left; column < from.right; ++column) {
                if (value(column, row) > value(x, y)) {
                    x = column;
                    y = row;
                }
            }
        }
        step.before = value(x, y);
        result.steps.insert(result.steps.begin(), step);
    }
    const PlacedLayer& made = layers[layer];
    const Extent& input = made.input;
    const PixelSquare from = seenBy(made, {x, y, x + 1, y + 1});
    const int kernel = from.right - from.left;
    const std::vector<float>& values = weights.tensors[made.firstTensor].values;
    auto weight = values.begin() + static_cast<std::ptrdiff_t>(channel) * input.channels * kernel * kernel;
    result.layer = layer;
    for (int i = 0; i < input.channels; ++i) {
        ChannelProduct product;
        for (int row = from.top; row < from.bottom; ++row) {
            for (int column = from.left; column < from.right; ++column) {
                const bool onMap = column >= 0 && column < input.side && row >= 0 && row < input.side;
                product.patch.push_back(onMap ? at.inputOf(layer)[placeOf(input, i, column, row)] : 0);
                product.kernel.push_back(*weight++);
                product.sum += product.patch.back() * product.kernel.back();
            }
        }
        result.sum += product.sum;
        result.products.push_back(std::move(product));
    }
    if (made.layer.bias) {
        result.bias = weights.tensors[made.firstTensor + 1].values[static_cast<std::size_t>(channel)];
        result.sum += result.bias;
    }
    return result;
}

} // namespace model
