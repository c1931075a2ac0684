// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "model/values/pixel_origin.h"

#include <memory>
#include <vector>

/// What excites the maps of a network most.
namespace model {

/// One map of a convolution, or one unit of a linear layer.
struct MapPlace {
    int layer = 0; ///< index in the architecture's layers
    int channel = 0;
    bool operator==(const MapPlace&) const = default;

    /// Whether the network has it.
    bool isIn(const Architecture& architecture) const {
        const auto layers = architecture.layers();
        return layer >= 0 && static_cast<std::size_t>(layer) < layers.size() &&
               isWeighted(layers[static_cast<std::size_t>(layer)].layer) && channel >= 0 &&
               channel < layers[static_cast<std::size_t>(layer)].output.channels;
    }
};

/// Where an image excites a map most.
struct MapPeak {
    float value = 0; ///< the layer's weighted sum there, before what follows it
    int x = 0;       ///< column of the map
    int y = 0;
    PixelSquare sees; ///< what that pixel sees of the image, clipped to it
};

/// A test image that excites a map.
struct ExcitingImage {
    int index = 0; ///< in the test set
    int label = 0;
    DigitImage image{};
    MapPeak peak;
};

/// The test images that excite a map most.
struct Excitement {
    std::shared_ptr<const Weights> weights;
    MapPlace map;
    std::vector<ExcitingImage> images; ///< most exciting first
    std::vector<int> dead;             ///< maps of its layer that the ReLU behind it leaves at zero in all images looked at
    int among = 0;                     ///< images looked at so far
    int whole = 0;                     ///< … and in the end
};

/// An image optimised to excite a map.
struct OptimisedImage {
    std::shared_ptr<const Weights> weights;
    MapPlace map;
    DigitImage image{};
    MapPeak peak;
    float noise = 0; ///< the peak's value of the noise that it began as
};

} // namespace model
