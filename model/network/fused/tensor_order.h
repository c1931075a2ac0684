// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Where the layers' tensors stand in `tensorSpecs()` order: conv, then its batch norm's weight, bias, running mean and variance
/// where it has one. `layer` counts from 0.
namespace model::fused {

constexpr int weightTensor(int layer) {
    return layer < 5 ? 5 * layer : 20 + layer;
}
constexpr int normTensor(int layer) {
    return 5 * layer + 1;
}

} // namespace model::fused
