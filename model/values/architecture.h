// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/error.h"
#include "model/values/network.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// What follows from a list of layers.
namespace model {

inline constexpr int kMaxLayers = 200;
inline constexpr int kMaxSide = 64;   ///< of an image
inline constexpr int kMaxMaps = 4096; ///< of a layer, or units
inline constexpr std::int64_t kMaxParameters = 20'000'000;
inline constexpr std::int64_t kMaxActivations = 4'000'000; ///< values that one image gives in all layers together

/// [channels, side, side] of one image.
struct Extent {
    int channels = 1;
    int side = 28;
    int count() const { return channels * side * side; }
    bool operator==(const Extent&) const = default;
};

struct TensorSpec {
    std::string name;       ///< PyTorch's, by kind and order: "conv1.weight", "bn1.running_mean"
    std::vector<int> shape; ///< PyTorch's: [maps, inputs, kernel, kernel], [units, inputs], [channels]
    bool learned = true;    ///< false for running_mean and running_var
    bool operator==(const TensorSpec&) const = default;
};

/// Whether it is a convolution or a linear layer.
constexpr bool isWeighted(const Layer& layer) {
    return layer.kind == LayerKind::convolution || layer.kind == LayerKind::linear;
}

/// A layer in its place.
struct PlacedLayer {
    Layer layer;      ///< with the number of classes in place of `kClasses`
    std::string name; ///< of its tensors, "conv1"; by the same rule of those without: "relu1", "dropout1", "pool1"
    Extent input, output;
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< for one image, those with the padding included
    /// One output sees `receptiveField` input pixels squared; neighbours see what lies `jump` further; the first one's field
    /// begins at pixel `offset`, which is negative where padding is seen.
    int receptiveField = 1;
    int jump = 1;
    int offset = 0;
    std::size_t firstTensor = 0; ///< in `Architecture::tensors()`; of a layer that has some
    bool operator==(const PlacedLayer&) const = default;
};

/// What is wrong with a network.
class NetworkError : public Error {
public:
    NetworkError(const std::string& what, const std::string& hint, std::optional<std::size_t> layer = {}, std::string reason = {})
        : Error(what, hint), layer_(layer), reason_(std::move(reason)) {}

    /// Where, an index in the network's layers; nothing where no layer is to blame.
    std::optional<std::size_t> layer() const { return layer_; }
    /// Of that layer, in a few words: "its kernel cannot be 4×4".
    const std::string& reason() const { return reason_; }

private:
    std::optional<std::size_t> layer_;
    std::string reason_;
};

struct Examined;

/// A network for a number of classes: shapes, tensors, costs. Immutable.
class Architecture {
public:
    /// Throws `NetworkError`, naming the layer and what would do, for a network that cannot work.
    Architecture(Network network, int classes) : Architecture(std::move(network), classes, nullptr) {}

    const Network& network() const { return network_; }
    int classes() const { return classes_; }
    std::span<const PlacedLayer> layers() const { return layers_; }
    std::span<const TensorSpec> tensors() const { return tensors_; } ///< in the layers' order
    std::int64_t parameters() const { return parameters_; }
    std::int64_t multiplyAdds() const { return multiplyAdds_; } ///< of one image's forward pass

    /// The convolutions and linear layers: indices in `layers()`, ascending. There is at least one.
    std::span<const std::size_t> weighted() const { return weighted_; }

    /// How many of the layers lie before the features: those before the first convolution or linear layer behind the last layer
    /// that is not linear, so that what follows is a weighted sum for each class. All where none follows; none where every layer
    /// is linear: then the features are the image.
    std::size_t featureLayers() const;
    Extent features() const;

    /// Whether weights of one fit the other: names are not compared.
    bool operator==(const Architecture& other) const {
        return classes_ == other.classes_ && network_.layers == other.network_.layers;
    }

private:
    friend Examined examine(const Network& network, int classes);
    Architecture(Network network, int classes, std::vector<NetworkError>* problems);
    PlacedLayer place(const Layer& layer, const PlacedLayer& before);

    Network network_;
    int classes_;
    std::vector<PlacedLayer> layers_;
    std::vector<TensorSpec> tensors_;
    std::vector<std::size_t> weighted_;
    std::int64_t parameters_ = 0;
    std::int64_t multiplyAdds_ = 0;
};

using ArchitecturePointer = std::shared_ptr<const Architecture>;

/// A network that may be wrong.
struct Examined {
    /// What `Architecture` throws, then what else would be, were each layer left out that cannot work. Empty for one that works.
    std::vector<NetworkError> problems;
    std::vector<std::optional<PlacedLayer>> layers; ///< nothing for those that cannot work
    ArchitecturePointer works;                      ///< null where there is a problem
};
Examined examine(const Network& network, int classes);

/// Elements of a shape; 1 for a scalar.
std::size_t elementCount(const std::vector<int>& shape);

/// "convolution of 8 maps, 3×3", as errors and tables name a layer.
std::string describe(const Layer& layer);

} // namespace model
