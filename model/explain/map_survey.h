// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/learned_maps.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace model {

/// Where the image with these activations excites the map most; the first of equals, row by row.
MapPeak peakOf(const Architecture& architecture, const Activations& at, const MapPlace& map);

/// Keeps, over any number of images, those that excite each map of each convolution, and each unit of each linear layer, most.
class MapSurvey {
public:
    static constexpr std::size_t kKept = 9;

    /// One of a map's strongest images.
    struct Kept {
        std::size_t index = 0; ///< among all the images given so far
        MapPeak peak;
    };

    explicit MapSurvey(std::shared_ptr<const Weights> weights);

    /// Adds images: some 0.2 ms each with the bundled network.
    void add(std::span<const DigitImage> images);

    std::size_t images() const { return images_; } ///< looked at
    const std::shared_ptr<const Weights>& weights() const { return weights_; }

    /// At most `kKept`, the most exciting first; the earlier of equals first.
    const std::vector<Kept>& strongest(const MapPlace& map) const;

    /// The maps that a ReLU leaves at zero everywhere, in every one of the images so far: of each of the network's layers,
    /// channels from 0, ascending. Layers that are no ReLU have none, nor has any before the first image.
    std::vector<std::vector<int>> dead() const;

private:
    std::shared_ptr<const Weights> weights_;
    std::vector<std::vector<std::vector<Kept>>> kept_; ///< [layer][channel]; empty where it has no weighted sums
    std::vector<std::vector<bool>> woken_;             ///< [layer][channel] of ReLUs
    std::size_t images_ = 0;
};

/// `MapSurvey::dead` of these images.
std::vector<std::vector<int>> deadMaps(const Weights& weights, std::span<const DigitImage> images);

} // namespace model
