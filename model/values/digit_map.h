// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

/// Images in two dimensions, by the network's last features.
namespace model {

struct MapPoint {
    float x = 0;
    float y = 0;
    bool operator==(const MapPoint&) const = default;
};

/// A plane through the features' space: where they vary most, turned so that two planes of one network's epochs resemble each
/// other.
struct FeaturePlane {
    std::vector<float> mean;   ///< [features]
    std::vector<float> across; ///< [features]: of x …
    std::vector<float> along;  ///< … and of y
    double share = 0;          ///< of the variance that lies in the plane

    MapPoint place(std::span<const float> features) const;
};

/// How features are projected into two dimensions.
enum class MapKind {
    plane,     ///< principal components
    neighbours ///< t-SNE: neighbours stay neighbours, distances between groups say nothing
};

/// The test images on the map of one state of a network. Coordinates are centred, with a root mean square of 1.
struct DigitMap {
    MapKind kind = MapKind::plane;
    int epoch = 0; ///< of the run it was taken from; 0: of the open model
    std::shared_ptr<const std::vector<DigitImage>> images;
    std::vector<int> indices; ///< of the points in `images`
    std::vector<MapPoint> points;
    std::vector<std::uint8_t> labels;
    std::vector<std::uint8_t> predicted;
    FeaturePlane plane;          ///< of the kind plane; else without axes
    std::vector<float> features; ///< of the kind neighbours: [points, features]

    /// How many features of another image its place follows from; 0 while there are none.
    std::size_t featuresWanted() const {
        return kind == MapKind::plane ? plane.mean.size() : features.size() / std::max<std::size_t>(points.size(), 1);
    }

    /// The place of another image: exact in the plane, else the weighted mean of its nearest neighbours.
    MapPoint place(std::span<const float> imageFeatures) const;
};

} // namespace model
