// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/digit_map.h"

#include <algorithm>
#include <utility>

namespace model {
namespace {

constexpr std::size_t kNeighbours = 5;

float squaredDistance(std::span<const float> a, std::span<const float> b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
}

} // namespace

MapPoint FeaturePlane::place(std::span<const float> features) const {
    MapPoint point;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        point.x += (features[i] - mean[i]) * across[i];
        point.y += (features[i] - mean[i]) * along[i];
    }
    return point;
}

MapPoint DigitMap::place(std::span<const float> imageFeatures) const {
    if (kind == MapKind::plane) {
        return plane.place(imageFeatures);
    }
    std::vector<std::pair<float, std::size_t>> near;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto row = std::span(features).subspan(i * imageFeatures.size(), imageFeatures.size());
        near.emplace_back(squaredDistance(imageFeatures, row), i);
    }
    const std::size_t count = std::min(kNeighbours, near.size());
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count), near.end());
    MapPoint point;
    float weights = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float weight = 1 / (near[i].first + 1e-3F);
        point.x += weight * points[near[i].second].x;
        point.y += weight * points[near[i].second].y;
        weights += weight;
    }
    return count == 0 ? point : MapPoint{point.x / weights, point.y / weights};
}

} // namespace model
