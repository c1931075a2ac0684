// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/learned_maps.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace model {

/// Where the image with these activations excites the map most; the first of equals, row by row.
MapPeak peakOf(const NetworkLayers& layers, const Activations& at, const MapPlace& map);

/// Keeps, over any number of images, those that excite each map of each convolution most.
class MapSurvey {
public:
    static constexpr std::size_t kKept = 9;

    /// One of a map's strongest images.
    struct Kept {
        std::size_t index = 0; ///< among all the images given so far
        MapPeak peak;
    };

    /// The layers are those of `networkLayers`.
    explicit MapSurvey(std::shared_ptr<const NetworkLayers> layers);

    /// Adds images: some 0.2 ms each.
    void add(std::span<const DigitImage> images);

    std::size_t images() const { return images_; } ///< looked at
    const std::shared_ptr<const NetworkLayers>& layers() const { return layers_; }

    /// At most `kKept`, the most exciting first; the earlier of equals first.
    const std::vector<Kept>& strongest(const MapPlace& map) const;

    /// The maps that ReLU leaves at zero everywhere, in every one of the images so far: of each convolution, channels from 0,
    /// ascending. Convolutions without ReLU have none, nor has any before the first image.
    std::vector<std::vector<int>> dead() const;

private:
    std::shared_ptr<const NetworkLayers> layers_;
    std::vector<std::vector<std::vector<Kept>>> kept_; ///< [convolution][channel]
    std::size_t images_ = 0;
};

/// `MapSurvey::dead` of these images.
std::vector<std::vector<int>> deadMaps(const NetworkLayers& layers, std::span<const DigitImage> images);

} // namespace model
