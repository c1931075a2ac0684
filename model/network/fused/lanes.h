// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#if !defined(DIGITLAB_KERNELS) || !defined(DIGITLAB_LANES)
#error "Include this from a kernels_*.cpp only: they name the namespace (DIGITLAB_KERNELS) and the lanes (DIGITLAB_LANES)."
#endif

/// The vectors all kernels compute with: one lane a sample. Since no operation ever crosses lanes, the same source serves every
/// width; the compiler turns the arithmetic operators into the instructions of whichever ISA the including file is compiled for.
namespace model::fused::DIGITLAB_KERNELS {

constexpr int kLanes = DIGITLAB_LANES;

using Vec = float __attribute__((vector_size(kLanes * sizeof(float)), may_alias));
using Bits = std::int32_t __attribute__((vector_size(kLanes * sizeof(float)), may_alias));
using Words = std::uint32_t __attribute__((vector_size(kLanes * sizeof(float)), may_alias));

#if defined(__AVX512VL__) || defined(__aarch64__)
constexpr int kRegisters = 32; ///< vector registers there are
#else
constexpr int kRegisters = 16;
#endif

/// Registers for running sums; the rest holds the operands.
constexpr int kSumRegisters = kRegisters == 32 ? 24 : 12;

#define DIGITLAB_INLINE __attribute__((always_inline)) inline
#define DIGITLAB_INLINED __attribute__((always_inline)) ///< behind a lambda's parameters

DIGITLAB_INLINE Vec broadcast(float value) {
    return Vec{} + value;
}

DIGITLAB_INLINE Vec andBits(Vec value, Bits mask) {
    return reinterpret_cast<Vec>(reinterpret_cast<Bits>(value) & mask);
}

DIGITLAB_INLINE Vec orBits(Vec value, Bits bits) {
    return reinterpret_cast<Vec>(reinterpret_cast<Bits>(value) | bits);
}

/// Loads a vector into a register. Left to itself the compiler may load it anew for every use, or keep it for much later at the
/// cost of other registers: both slow down loops that need every load and every register.
DIGITLAB_INLINE Vec loadOnce(const Vec* from) {
    Vec value = *from;
#if defined(__x86_64__)
    asm volatile("" : "+v"(value));
#elif defined(__aarch64__)
    asm volatile("" : "+w"(value));
#endif
    return value;
}

/// The sum of all lanes.
DIGITLAB_INLINE double laneSum(Vec value) {
    using Four = float __attribute__((vector_size(4 * sizeof(float))));
    constexpr int kFours = kLanes / 4;
    Four fours[kFours];
    __builtin_memcpy(fours, &value, sizeof(value));
    for (int i = 1; i < kFours; ++i) {
        fours[0] += fours[i];
    }
    double sum = 0;
    for (int lane = 0; lane < 4; ++lane) {
        sum += static_cast<double>(fours[0][lane]);
    }
    return sum;
}

constexpr int smaller(int a, int b) {
    return a < b ? a : b;
}

} // namespace model::fused::DIGITLAB_KERNELS
