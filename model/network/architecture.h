// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/layer_maps.h"
#include "model/values/types.h"
#include "model/values/weights.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// The network of this program: its tensors, their shapes and its layer table. Networks that only teach may
/// be `width` times as wide: conv1 to conv6 then have that many times the maps. All other code assumes width 1.
///
///     x[N,1,28,28] → conv1 1→8 → relu → bn1 → dropout → conv2 8→8 → relu → bn2 → dropout → maxpool 2
///       → conv3 8→16 → relu → bn3 → dropout → conv4 16→16 → relu → bn4 → dropout → maxpool 2      (3×3, pad 1 so far)
///       → conv5 16→16 3×3 → relu → bn5 → conv6 16→32 3×3 → relu → conv7 32→10 1×1 → conv8 10→10 3×3 → log_softmax
namespace model {

inline constexpr int kMaxWidth = 2;
inline constexpr float kPixelMean = 0.1307F; ///< of MNIST's training images, in [0, 1]
inline constexpr float kPixelDeviation = 0.3081F;
inline constexpr double kBatchNormMomentum = 0.1;

/// The eight convolutions and what follows each, in order.
std::span<const Convolution> convolutions();

/// The network's 28 tensors: conv1.weight, bn1.weight, bn1.bias, bn1.running_mean, bn1.running_var, conv2.weight, …
/// `width`: 1 … kMaxWidth.
std::span<const TensorSpec> tensorSpecs(int width = 1);

int widthOf(const Weights& weights);

/// The layer table, with output shapes, parameters and receptive fields worked out from the architecture.
std::vector<LayerRow> layerTable();

/// Throws `Error` (with `source` in it) unless `weights` holds exactly its architecture's tensors, all finite, no negative
/// variance.
void checkWeights(const Weights& weights, const std::string& source);

/// PyTorch's initial weights after `torch.manual_seed(seed)`, to the bit: weights and biases uniform within ±1/√fan-in
/// (kaiming_uniform_ with a = √5), drawn in the layers' order; batch norm 1 and 0, its statistics 0 and 1.
Weights initialWeights(ArchitecturePointer architecture, std::uint64_t seed);

} // namespace model
