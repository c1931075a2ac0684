// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/forward.h"
#include "model/network/fused/head.h"
#include "model/network/fused/kernel_table.h"
#include "model/network/fused/predict.h"
#include "model/network/fused/weight_packing.h"

#include <initializer_list>
#include <utility>

/// The tables a kernels_*.cpp exports. It defines DIGITLAB_KERNELS, DIGITLAB_LANES and DIGITLAB_WIDTH first.
namespace model::fused::DIGITLAB_KERNELS {

inline void sumWeights(const float* const* weightSums, int workers, int begin, int end, float* gradient) {
    for (int i = begin; i < end; ++i) {
        Vec sum{};
        for (int worker = 0; worker < workers; ++worker) {
            sum += reinterpret_cast<const Vec*>(weightSums[worker])[i];
        }
        gradient[i] = static_cast<float>(laneSum(sum));
    }
}

/// Multiply-adds on registers only, in enough independent chains to hide their latency.
inline double burn(std::int64_t rounds) {
    constexpr int kChains = kSumRegisters;
    Vec sums[kChains];
    for (int i = 0; i < kChains; ++i) {
        sums[i] = broadcast(static_cast<float>(i));
    }
    const Vec factor = broadcast(0.999F);
    const Vec summand = broadcast(0.001F);
    for (std::int64_t round = 0; round < rounds; ++round) {
        const Vec scale = loadOnce(&factor); // or the compiler would work out the result
#pragma GCC unroll 32
        for (int i = 0; i < kChains; ++i) {
            sums[i] = sums[i] * scale + summand;
        }
    }
    Vec total{};
    for (int i = 0; i < kChains; ++i) {
        total += sums[i];
    }
    const volatile double sink = laneSum(total);
    static_cast<void>(sink);
    return 2.0 * kLanes * kChains * static_cast<double>(rounds);
}

constexpr int largest(std::initializer_list<int> values) {
    int found = 0;
    for (const int value : values) {
        found = value > found ? value : found;
    }
    return found;
}

/// A layer's sums of weight gradients as tiles; 0 for one that has none.
template <int kIndex> constexpr int tileSumsOf() {
    if constexpr (Layer<kIndex>::kTiled) {
        return Layer<kIndex>::Weights::kSums;
    }
    return 0;
}

template <int... kIndices> constexpr ScratchSizes scratchSizes(std::integer_sequence<int, kIndices...>) {
    return {largest({kHeadInputVectors, kBackwardRing * Layer<kIndices>::kInputRow...}),
            largest({kHeadGradientVectors, kBackwardRing * Layer<kIndices>::kGradientRow...}),
            largest({tileSumsOf<kIndices>()...})};
}

constexpr PredictKernels kPredictKernels = {kLanes, kShapes, kPredictVectors, packAll<false>, predict};

constexpr StepKernels kStepKernels = {
    kLanes,
    kShapes,
    scratchSizes(std::make_integer_sequence<int, kNormCount>()),
    packAll<false>,
    packAll<true>,
    {forward<0>, forward<1>, forward<2>, forward<3>, forward<4>},
    head,
    {backward<0>, backward<1>, backward<2>, backward<3>, backward<4>},
    sumWeights,
    burn,
};

} // namespace model::fused::DIGITLAB_KERNELS
