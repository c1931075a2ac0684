// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/dropout_mask.h"

#include <cmath>

namespace model::fused {
namespace {

/// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

} // namespace

DropoutKeys dropoutKeys(std::uint64_t seed, int layer, int sample) {
    const std::uint64_t place = (static_cast<std::uint64_t>(sample) << 2U) + static_cast<std::uint64_t>(layer) + 1;
    const std::uint64_t key = mixed(mixed(seed) + place * 0x9e3779b97f4a7c15U);
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)};
}

std::uint32_t dropThreshold(double probability) {
    return static_cast<std::uint32_t>(std::lround(probability * 65536));
}

bool isDropped(DropoutKeys keys, std::uint32_t threshold, int side, int channel, int y, int x) {
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
