// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/weights.h"

#include <span>
#include <vector>

namespace model {

/// A convolution of one image, and its gradient: `layerForward` and `layerBackward` of this kind.
std::vector<float> convolve(const PlacedLayer& placed, std::span<const NamedTensor> tensors, std::span<const float> input);
std::vector<float> convolveBackward(const PlacedLayer& placed, std::span<const NamedTensor> tensors,
                                    std::span<const float> outputGradient);

} // namespace model
