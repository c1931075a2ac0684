// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/digit_map.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace model {

/// The plane of the two principal components of `features` [N, each], found by orthogonal iteration; its points have a root mean
/// square of 1. The signs and the turn are arbitrary.
FeaturePlane principalPlane(std::span<const float> features, std::size_t each);

/// Turns, and mirrors where that is nearer, a plane so that its points come as near as they can to `wanted`, those of the same
/// images in another plane (orthogonal Procrustes, Schönemann 1966).
void turnTowards(std::span<const MapPoint> wanted, std::span<MapPoint> points, FeaturePlane& plane);

/// The `count` rows of `features` [N, F] nearest to `wanted` [F], nearest first: Euclidean distance and row; the first of equals
/// first. Fewer where there are fewer.
std::vector<std::pair<float, std::size_t>> nearestRows(std::span<const float> features, std::span<const float> wanted,
                                                       std::size_t count);

} // namespace model
