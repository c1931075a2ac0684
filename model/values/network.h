// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// A network as its user writes it down: a chain of layers.
namespace model {

enum class LayerKind {
    convolution,
    linear, ///< flattens its input first, channels before rows, as PyTorch does
    batchNorm,
    relu,
    leakyRelu,
    dropout,
    maxPooling,
    averagePooling,
    globalAveragePooling,
};

/// In place of a number of maps or units: as many as the data has classes.
inline constexpr int kClasses = 0;

struct Layer {
    LayerKind kind = LayerKind::relu;
    int size = 0; ///< convolution: maps; linear: units; pooling: side of the window, and its stride
    // Of convolutions; linear layers have the bias too.
    int kernel = 3; ///< side: 1, 3, 5 or 7
    int padding = 0;
    int stride = 1; ///< 1 or 2
    bool bias = false;
    double slope = 0;                ///< of a leaky ReLU, for x < 0, in [0, 1]; 0 for a ReLU
    std::optional<double> rate = {}; ///< of dropout, in [0, 1); the recipe's where there is none
    bool operator==(const Layer&) const = default;
};

/// As it is where a network file says its kind alone.
inline Layer plainLayer(LayerKind kind) {
    Layer layer;
    layer.kind = kind;
    layer.bias = kind == LayerKind::linear;
    layer.slope = kind == LayerKind::leakyRelu ? 0.01 : 0.0;
    return layer;
}

/// The input is one 28×28 image, normalised; the log-softmax at the end is not listed.
struct Network {
    std::string name;
    std::string about; ///< a line on it
    std::vector<Layer> layers;
    bool operator==(const Network&) const = default;
};

/// A layer before and after a change: an index in each list; nothing before one that was added, or after one that was removed.
struct LayerMatch {
    std::optional<std::size_t> before, after;
    bool operator==(const LayerMatch&) const = default;
};

/// How one list of layers becomes another with the fewest layers changed, added and removed; in order. Only layers of one kind
/// are matched.
std::vector<LayerMatch> matchLayers(std::span<const Layer> before, std::span<const Layer> after);

/// What a recipe's `network` is called: the name of one that is written out there (`isWrittenOut`), the text itself of others.
std::string networkName(const std::string& setting);

/// Whether a recipe's `network` is no name, but the network itself, in JSON as `toJson` writes it.
inline bool isWrittenOut(const std::string& setting) {
    return setting.starts_with('{');
}

} // namespace model
