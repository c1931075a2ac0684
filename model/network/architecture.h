// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/layer_maps.h"
#include "model/values/types.h"
#include "model/values/weights.h"

#include <cstdint>
#include <string>

/// A network's weights, and what every network is given.
namespace model {

inline constexpr float kPixelMean = 0.1307F; ///< of MNIST's training images, in [0, 1]
inline constexpr float kPixelDeviation = 0.3081F;
inline constexpr double kBatchNormMomentum = 0.1;

/// Throws `Error` (with `source` in it) unless `weights` holds exactly its architecture's tensors, all finite, no negative
/// variance.
void checkWeights(const Weights& weights, const std::string& source);

/// PyTorch's initial weights after `torch.manual_seed(seed)`, to the bit: weights and biases uniform within ±1/√fan-in
/// (kaiming_uniform_ with a = √5), drawn in the layers' order; batch norm 1 and 0, its statistics 0 and 1.
Weights initialWeights(ArchitecturePointer architecture, std::uint64_t seed);

} // namespace model
