// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/reference/activations.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

std::vector<float> rectified(std::span<const float> values) {
    std::vector<float> result(values.begin(), values.end());
    for (float& value : result) {
        value = value < 0 ? 0 : value;
    }
    return result;
}

std::vector<float> batchNormed(const ConvolutionLayer& layer, std::span<const float> values) {
    std::vector<float> result(values.size());
    const std::size_t pixels = values.size() / layer.scale.size();
    for (std::size_t c = 0; c < layer.scale.size(); ++c) {
        const float factor = normFactor(layer, c);
        for (std::size_t i = c * pixels; i < (c + 1) * pixels; ++i) {
            result[i] = (values[i] - layer.mean[c]) * factor + layer.shift[c];
        }
    }
    return result;
}

/// The largest of each 2×2, [C, side, side] → [C, side/2, side/2].
std::vector<float> pooled(std::span<const float> values, int side) {
    const int half = side / 2;
    const auto rows = static_cast<int>(values.size()) / side; // of all channels; sides that are pooled are even
    std::vector<float> result(values.size() / 4);
    for (int y = 0; y < rows / 2; ++y) {
        const float* upper = values.data() + 2 * y * side;
        const float* lower = upper + side;
        for (int x = 0; x < half; ++x) {
            result[static_cast<std::size_t>(y * half + x)] =
                std::max(std::max(upper[2 * x], upper[2 * x + 1]), std::max(lower[2 * x], lower[2 * x + 1]));
        }
    }
    return result;
}

std::vector<float> logSoftmax(std::span<const float> logits) {
    const float largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit - largest));
    }
    std::vector<float> result(logits.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = static_cast<float>(static_cast<double>(logits[i] - largest) - std::log(sum));
    }
    return result;
}

} // namespace

NetworkLayers networkLayers(const Weights& weights) {
    NetworkLayers layers;
    int side = kImageSide;
    for (const Convolution& shape : convolutions()) {
        const std::string number = std::to_string(layers.size() + 1);
        ConvolutionLayer layer{"conv" + number, shape, side, side + 2 * shape.padding - shape.kernel + 1, {}, {}, {}, {}, {}};
        layer.kernel = weights.at(layer.name + ".weight").values;
        if (shape.batchNorm) {
            const std::string norm = "bn" + number;
            layer.scale = weights.at(norm + ".weight").values;
            layer.shift = weights.at(norm + ".bias").values;
            layer.mean = weights.at(norm + ".running_mean").values;
            layer.variance = weights.at(norm + ".running_var").values;
        }
        side = shape.poolAfter ? layer.outputSide / 2 : layer.outputSide;
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::array<float, kImagePixels> normalised(const DigitImage& image) {
    std::array<float, kImagePixels> pixels{};
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        pixels[i] = (static_cast<float>(image[i]) / 255 - kPixelMean) / kPixelDeviation;
    }
    return pixels;
}

Activations activate(const NetworkLayers& layers, std::span<const float, kImagePixels> pixels) {
    Activations all;
    std::copy(pixels.begin(), pixels.end(), all.input.begin());
    for (const ConvolutionLayer& layer : layers) {
        LayerMaps maps{layer.shape.outputs, layer.outputSide, {}, {}, {}, {}};
        maps.sum = convolve(layer, all.inputOf(all.layers.size()));
        if (layer.shape.relu) {
            maps.relu = rectified(maps.sum);
        }
        if (layer.shape.batchNorm) {
            maps.norm = batchNormed(layer, maps.relu);
        }
        if (layer.shape.poolAfter) {
            maps.pooled = pooled(maps.output(), maps.side);
        }
        all.layers.push_back(std::move(maps));
    }
    all.logProbabilities = logSoftmax(all.layers.back().sum);
    return all;
}

Activations activate(const NetworkLayers& layers, const DigitImage& image) {
    return activate(layers, normalised(image));
}

} // namespace model
