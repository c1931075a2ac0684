// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/dropout_mask.h"

namespace model::fused {

/// Whether a step drops element (channel, y, x) of a layer with images side × side, in plain C++.
inline bool isDropped(DropoutKeys keys, std::uint32_t threshold, int side, int channel, int y, int x) {
    const auto pair = static_cast<std::uint32_t>((channel / 2 * side + y) * side + x);
    std::uint32_t hash = keys.first ^ (pair * 0x9e3779b9U);
    hash ^= hash >> 16U;
    hash *= 0x7feb352dU;
    hash ^= hash >> 15U;
    hash = (hash ^ keys.second) * 0x846ca68bU;
    hash ^= hash >> 16U;
    return (channel % 2 == 0 ? hash & 0xffffU : hash >> 16U) < threshold;
}

} // namespace model::fused
