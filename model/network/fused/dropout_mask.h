// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

/// Dropout's random numbers: what the kernels are given, from which the masks follow (dropout.h).
namespace model::fused {

/// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
inline std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

/// Two words that tell the draws of one sample in one layer from all others.
struct DropoutKeys {
    std::uint32_t first;
    std::uint32_t second;
};

/// `layer`: the dropout's number, from 0. `sample`: its place in the batch.
inline DropoutKeys dropoutKeys(std::uint64_t seed, int layer, int sample) {
    const auto number = static_cast<std::uint64_t>(layer);
    const std::uint64_t place = (static_cast<std::uint64_t>(sample) << 2U) + number % 4 + 1 + (number / 4 << 40U);
    const std::uint64_t key = mixed(mixed(seed) + place * 0x9e3779b97f4a7c15U);
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)};
}

/// An element is dropped when its 16 random bits are below this: p to within 2⁻¹⁷. `probability` in [0, 1).
inline std::uint32_t dropThreshold(double probability) {
    return static_cast<std::uint32_t>(std::lround(probability * 65536));
}

} // namespace model::fused
