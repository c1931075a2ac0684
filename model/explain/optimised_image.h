// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/learned_maps.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace model {

/// An image made to excite a map (Erhan et al. 2009): gradient ascent on the network's input, from low noise drawn from `seed`,
/// towards the weighted sum that the map's middle pixel makes. For its first two thirds, less and less, the image is moved by
/// a pixel, blurred and faded at each step, so that shapes appear rather than single pixels (Olah et al. 2017); pixels stay
/// between background and full ink, and those that the middle does not see are background. A tenth of a second or so with the
/// bundled network; nothing when `goesOn` says no, which is asked before each step. The same arguments give the same image.
std::optional<OptimisedImage> optimiseImage(const std::shared_ptr<const Weights>& weights, const MapPlace& map,
                                            std::uint64_t seed, const std::function<bool()>& goesOn);

} // namespace model
