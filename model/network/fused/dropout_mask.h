// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Dropout's random numbers in plain C++: the keys the kernels are given, and the mask that follows from them (dropout.h), for
/// tests to work out which elements a step dropped.
namespace model::fused {

/// Two words that tell the draws of one sample in one layer from all others.
struct DropoutKeys {
    std::uint32_t first;
    std::uint32_t second;
};

/// `layer`: 0 … 3 for the dropout after bn1 … bn4. `sample`: its place in the batch.
DropoutKeys dropoutKeys(std::uint64_t seed, int layer, int sample);

/// An element is dropped when its 16 random bits are below this: p to within 2⁻¹⁷. `probability` in [0, 1).
std::uint32_t dropThreshold(double probability);

/// Whether element (channel, y, x) of a layer with images side × side is dropped.
bool isDropped(DropoutKeys keys, std::uint32_t threshold, int side, int channel, int y, int x);

} // namespace model::fused
