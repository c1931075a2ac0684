// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace model {

/// The `count` rows of `features` [N, kLastFeatures] nearest to `wanted` [kLastFeatures], nearest first: Euclidean distance and
/// row; the first of equals first. Fewer where there are fewer.
std::vector<std::pair<float, std::size_t>> nearestRows(std::span<const float> features, std::span<const float> wanted,
                                                       std::size_t count);

} // namespace model
