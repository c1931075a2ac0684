// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass of any network in double precision, as its layers are described: what others are compared with. And the
// networks that exports are tried with.
#pragma once

#include "model/formats/network_json.h"
#include "model/network/architecture.h"
#include "model/values/random.h"
#include "tests/model/random_networks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace plain {

using Values = std::vector<double>;

inline double at(const model::NamedTensor& tensor, int i) {
    return static_cast<double>(tensor.values[static_cast<std::size_t>(i)]);
}

/// [C,H,W] → [C',H',W']; `tensors` are the layer's own.
inline Values layer(const model::PlacedLayer& placed, const model::NamedTensor* tensors, const Values& x) {
    using model::LayerKind;
    const model::Layer& own = placed.layer;
    const int inputs = placed.input.channels;
    const int in = placed.input.side;
    const int out = placed.output.side;
    const bool linear = own.kind == LayerKind::linear;
    const int kernel = linear ? in : own.kernel;
    const int stride = linear ? 1 : own.stride;
    const int padding = linear ? 0 : own.padding;
    const bool maximum = own.kind == LayerKind::maxPooling;
    const int window = own.kind == LayerKind::globalAveragePooling ? in : own.size;
    Values y;
    for (int i = 0; i < placed.output.count(); ++i) {
        const int c = i / out / out;
        const int row = i / out % out;
        const int column = i % out;
        double result = 0;
        const auto value = [&](int channel, int down, int across) {
            const bool inside = down >= 0 && down < in && across >= 0 && across < in;
            return inside ? x[static_cast<std::size_t>((channel * in + down) * in + across)] : 0.0;
        };
        switch (own.kind) {
        case LayerKind::convolution:
        case LayerKind::linear:
            result = own.bias ? at(tensors[1], c) : 0;
            for (int k = 0; k < inputs * kernel * kernel; ++k) {
                result += at(tensors[0], c * inputs * kernel * kernel + k) * value(k / kernel / kernel,
                                                                                   row * stride + k / kernel % kernel - padding,
                                                                                   column * stride + k % kernel - padding);
            }
            break;
        case LayerKind::batchNorm:
            result = (value(c, row, column) - at(tensors[2], c)) / std::sqrt(at(tensors[3], c) + 1e-5) * at(tensors[0], c) +
                     at(tensors[1], c);
            break;
        case LayerKind::relu:
        case LayerKind::leakyRelu:
            result = value(c, row, column);
            result *= result < 0 ? own.slope : 1;
            break;
        case LayerKind::dropout:
            result = value(c, row, column);
            break;
        case LayerKind::maxPooling:
        case LayerKind::averagePooling:
        case LayerKind::globalAveragePooling:
            result = maximum ? -std::numeric_limits<double>::infinity() : 0;
            for (int k = 0; k < window * window; ++k) {
                const double one = value(c, row * window + k / window, column * window + k % window);
                result = maximum ? std::max(result, one) : result + one / (window * window);
            }
            break;
        }
        y.push_back(result);
    }
    return y;
}

/// [classes] log-probabilities.
inline Values answer(const model::Weights& weights, const model::DigitImage& image) {
    Values x;
    for (const int grey : image) {
        x.push_back((grey / 255.0 - 0.1307) / 0.3081);
    }
    for (const model::PlacedLayer& placed : weights.architecture->layers()) {
        x = layer(placed, weights.tensors.data() + placed.firstTensor, x);
    }
    const double largest = *std::ranges::max_element(x);
    double sum = 0;
    for (const double value : x) {
        sum += std::exp(value - largest);
    }
    for (double& value : x) {
        value -= largest + std::log(sum);
    }
    return x;
}

/// Twice PyTorch's initial weights, so that answers differ; batch norms of every sign, with statistics.
inline model::Weights weightsOf(model::ArchitecturePointer architecture, std::uint64_t seed) {
    model::Weights weights = model::initialWeights(std::move(architecture), seed);
    model::Random random{seed};
    for (model::NamedTensor& tensor : weights.tensors) {
        const bool norm = tensor.name.starts_with("bn");
        const bool gain = norm && tensor.name.ends_with(".weight");
        const bool variance = tensor.name.ends_with("running_var");
        for (float& value : tensor.values) {
            value = variance ? static_cast<float>(random.uniform(0.5, 1.5))
                    : gain   ? static_cast<float>(random.uniform(-1.5, 1.5))
                    : norm   ? static_cast<float>(random.uniform(-0.5, 0.5))
                             : 2 * value;
        }
    }
    return weights;
}

struct Example {
    const char* network; ///< JSON, or the name of one that comes along
    int classes;
};

/// Together every kind of layer, in every order that folds otherwise.
inline constexpr Example kExamples[] = {
    {"notebook", 10},
    {"lenet-5", 47},
    {"mlp", 10},
    {"softmax", 2},
    {R"({"name": "strides", "layers": [
        {"convolution": 6, "kernel": 5, "padding": 2, "stride": 2, "bias": true}, {"leaky relu": 0.1}, "batch norm",
        {"average pooling": 2}, {"convolution": 7, "padding": 2, "bias": true}, "batch norm", "relu", "dropout",
        {"max pooling": 3}, {"convolution": "classes", "kernel": 1}, "global average pooling"]})",
     13},
    {R"({"name": "orders", "layers": [
        "batch norm", {"leaky relu": 0.5}, {"max pooling": 3}, "batch norm",
        {"convolution": 5, "kernel": 7, "padding": 3}, "batch norm", "batch norm", "relu", "batch norm", {"leaky relu": 0.2},
        {"average pooling": 3}, {"leaky relu": 0.25}, "batch norm", {"max pooling": 2}, {"leaky relu": 0.1},
        {"linear": 12, "bias": false}, "batch norm", {"leaky relu": 0.5}, "batch norm", "global average pooling",
        {"convolution": 9, "padding": 1}, "dropout", {"linear": "classes"}, "batch norm"]})",
     100},
};

inline model::Weights exampleWeights(const Example& example) {
    const std::string text = example.network;
    return weightsOf(text.starts_with('{') ? std::make_shared<const model::Architecture>(
                                                 model::networkFromJson(text, "an example"), example.classes)
                                           : model::shippedArchitecture(text, example.classes),
                     7);
}

/// The examples, and as many random networks.
inline std::vector<model::Weights> allWeights(int random) {
    std::vector<model::Weights> all;
    for (const Example& example : kExamples) {
        all.push_back(exampleWeights(example));
    }
    for (int seed = 1; seed <= random; ++seed) {
        all.push_back(weightsOf(model::randomNetwork(static_cast<std::uint64_t>(seed)), 7));
    }
    return all;
}

} // namespace plain
