// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "model/values/weights.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What one image makes in each layer of a network.
namespace model {

inline constexpr double kBatchNormEpsilon = 1e-5; ///< ε

/// All activations of one image (running statistics, no dropout).
struct Activations {
    std::array<float, kImagePixels> input{}; ///< [28,28], normalised: (pixel / 255 − mean) / deviation
    std::vector<std::vector<float>> layers;  ///< what each of the architecture's makes: float32 [channels, side, side]
    std::vector<float> logProbabilities;     ///< of the classes

    /// The input of a layer, [channels, side, side]; of layer `layers.size()`, the network's output.
    std::span<const float> inputOf(std::size_t layer) const {
        return layer == 0 ? std::span<const float>(input) : std::span<const float>(layers[layer - 1]);
    }
};

/// Where a framed image lies on the canvas it was drawn on: pixel p of the image begins at corner + p · pixel, in canvas units.
struct ImagePlace {
    float left = 0;
    float top = 0;
    float pixel = 1; ///< side of one pixel
    bool operator==(const ImagePlace&) const = default;
};

/// One digit's forward pass, with the weights that made it.
struct ForwardTrace {
    std::shared_ptr<const Weights> weights;
    DigitImage image{};
    Drawing ink; ///< what it was written with; empty when it comes from a picture
    Activations activations;
    std::optional<ImagePlace> place; ///< on the canvas; nothing when it comes from a picture
    int index = 0;                   ///< among the digits that were read, from 0
    int count = 1;
    std::string origin; ///< of the weights, e.g. "epoch 13"
};

/// A network and its dead maps.
struct LayerFacts {
    std::shared_ptr<const Weights> weights;
    std::vector<std::vector<int>>
        dead;       ///< of each layer that is a ReLU the maps, from 0, that it leaves at zero in all of `images`
    int images = 0; ///< looked at; 0 without a data set
};

/// The kinds of layers whose results can be looked at in place of the weighted sums that they follow, ReLUs and batch norms, in
/// the order in which the network has them first.
std::vector<LayerKind> stagesOf(const Architecture& architecture);

/// For each of `architecture.weighted()` the layer that shows it: the last one before the next of them that is of one of
/// `stages`, else itself.
std::vector<std::size_t> shownLayers(const Architecture& architecture, std::span<const LayerKind> stages);

/// The ReLU that a convolution or linear layer (an index in `architecture.layers()`) goes through; nothing where another of them
/// comes first.
std::optional<std::size_t> reluBehind(const Architecture& architecture, std::size_t weighted);

} // namespace model
