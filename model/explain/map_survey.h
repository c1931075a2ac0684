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

/// Goes through images and keeps for every map of every convolution those that excite it most.
class MapSurvey {
public:
    static constexpr std::size_t kKept = 9;

    /// One image that a map remembers.
    struct Kept {
        std::size_t index = 0; ///< among all the images given so far
        MapPeak peak;
    };

    /// The layers are those of `networkLayers`.
    explicit MapSurvey(std::shared_ptr<const NetworkLayers> layers);

    /// Looks at more images: some 0.2 ms each.
    void add(std::span<const DigitImage> images);

    std::size_t images() const { return images_; } ///< looked at
    const std::shared_ptr<const NetworkLayers>& layers() const { return layers_; }

    /// At most `kKept`, the most exciting first; the earlier of equals first.
    const std::vector<Kept>& strongest(const MapPlace& map) const;

    /// As `deadMaps` of the images so far.
    std::vector<std::vector<int>> dead() const;

private:
    std::shared_ptr<const NetworkLayers> layers_;
    std::vector<std::vector<std::vector<Kept>>> kept_; ///< [convolution][channel]
    std::size_t images_ = 0;
};

} // namespace model
