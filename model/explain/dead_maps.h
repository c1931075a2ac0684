// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <span>
#include <vector>

namespace model {

/// The maps that ReLU leaves at zero everywhere, in every one of the images: of each convolution, channels from 0, ascending.
/// Those without ReLU have none. Without images there is none either.
std::vector<std::vector<int>> deadMaps(const NetworkLayers& layers, std::span<const DigitImage> images);

} // namespace model
