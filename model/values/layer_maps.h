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

/// The network's layers with their weights, and the maps that one image gives in them.
namespace model {

inline constexpr double kBatchNormEpsilon = 1e-5; ///< ε

/// The extents of one convolution and what follows it.
struct Convolution {
    int inputs;
    int outputs;
    int kernel; ///< side
    int padding;
    bool relu;
    bool batchNorm; ///< after the ReLU
    bool dropout;
    bool poolAfter; ///< 2×2 max-pooling after everything else
};

/// One convolution with its weights, and its batch norm's where it has one (else they are empty).
struct ConvolutionLayer {
    std::string name; ///< "conv1"
    Convolution shape;
    int inputSide = 0;           ///< of its input maps, without padding
    int outputSide = 0;          ///< before pooling
    std::vector<float> kernel;   ///< [outputs, inputs, kernel, kernel]; there is no bias
    std::vector<float> scale;    ///< batch norm's γ [outputs]; it makes γ·(x − μ)/√(σ² + ε) + β
    std::vector<float> shift;    ///< β
    std::vector<float> mean;     ///< μ, the running mean
    std::vector<float> variance; ///< σ², the running variance
};
using NetworkLayers = std::vector<ConvolutionLayer>; ///< conv1 … conv8

/// The stages of a convolution's values, in their order.
enum class Stage {
    sum,    ///< what the convolution itself makes
    relu,   ///< max(0, sum)
    norm,   ///< after batch norm
    pooled, ///< the largest of 2×2
};

/// One convolution's maps of one image: float32 [channels, side, side] a stage. Stages that it does not have are empty.
struct LayerMaps {
    int channels = 0;
    int side = 0;
    std::vector<float> sum, relu, norm;
    std::vector<float> pooled; ///< [channels, side/2, side/2]

    /// The values of a stage; where the layer does not have it, those of the last one before it.
    std::span<const float> at(Stage stage) const {
        if (stage == Stage::pooled && !pooled.empty()) {
            return pooled;
        }
        if (stage >= Stage::norm && !norm.empty()) {
            return norm;
        }
        return stage >= Stage::relu && !relu.empty() ? relu : sum;
    }
    /// The input of the next layer.
    std::span<const float> output() const { return at(Stage::pooled); }
    bool has(Stage stage) const {
        return stage == Stage::sum || !(stage == Stage::relu ? relu : stage == Stage::norm ? norm : pooled).empty();
    }
};

/// All activations of one image (running statistics, no dropout).
struct Activations {
    std::array<float, kImagePixels> input{}; ///< [28,28], normalised: (pixel / 255 − mean) / deviation
    std::vector<LayerMaps> layers;           ///< of conv1 … conv8
    std::vector<float> logProbabilities;     ///< one a class

    /// The input of convolution `layer` (from 0): [inputs, inputSide, inputSide].
    std::span<const float> inputOf(std::size_t layer) const {
        return layer == 0 ? std::span<const float>(input) : layers[layer - 1].output();
    }
};

/// Where a framed image lies on the canvas it was drawn on: pixel p of the image begins at corner + p · pixel, in canvas units.
struct ImagePlace {
    float left = 0;
    float top = 0;
    float pixel = 1; ///< side of one pixel
    bool operator==(const ImagePlace&) const = default;
};

/// One digit's forward pass, with the layers and weights that made it.
struct ForwardTrace {
    std::shared_ptr<const NetworkLayers> layers;
    std::shared_ptr<const Weights> weights; ///< that the layers are of
    DigitImage image{};
    Drawing ink; ///< what it was written with; empty when it comes from a picture
    Activations activations;
    std::optional<ImagePlace> place; ///< on the canvas; nothing when it comes from a picture
    int index = 0;                   ///< among the digits that were read, from 0
    int count = 1;
    std::string origin; ///< of the weights, e.g. "epoch 13"
};

/// A network's layers and its dead maps.
struct LayerFacts {
    std::shared_ptr<const NetworkLayers> layers;
    std::vector<std::vector<int>> dead; ///< of each convolution the maps, from 0, that stay zero after ReLU in all of `images`
    int images = 0;                     ///< looked at; 0 without a data set
};

} // namespace model
