// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/backward.h"
#include "model/network/fused/predict.h"

/// The table a kernels_*.cpp exports. It defines DIGITLAB_KERNELS and DIGITLAB_LANES first.
namespace model::fused::DIGITLAB_KERNELS {

/// The forward pass of a phase.
inline void forward(const StepView& view, const Scratch& scratch, PhaseStages stages, int begin, int end) {
    for (int group = begin; group < end; ++group) {
        for (int stage = stages.begin; stage < stages.end; ++stage) {
            forwardStage(view, scratch, stage, group);
        }
    }
}

DIGITLAB_INLINE void backwardGroups(const StepView& view, const Scratch& scratch, PhaseStages stages, int begin, int end,
                                    bool last) {
    for (int stage = stages.begin; stage < stages.end; ++stage) {
        clearGradientSums(view, scratch, stage);
    }
    for (int group = begin; group < end; ++group) {
        Vec lossGradient[kMaxClasses];
        if (last) {
            forward(view, scratch, stages, group, group + 1);
            Vec logits[kMaxClasses];
            const Vec* stored = storedImage(view, scratch, view.stageCount - 1, group).row(0);
            for (int i = 0; i < view.classes; ++i) {
                logits[i] = stored[i];
            }
            lossOfGroup(view, group, logits, lossGradient);
        }
        for (int stage = stages.end - 1; stage >= stages.begin; --stage) {
            backwardStage(view, scratch, stage, group, lossGradient);
        }
    }
    for (int stage = stages.begin; stage < stages.end; ++stage) {
        finishGradientSums(view, scratch, stage, begin, end);
    }
}

/// Its backward pass.
inline void backward(const StepView& view, const Scratch& scratch, PhaseStages stages, int begin, int end) {
    backwardGroups(view, scratch, stages, begin, end, false);
}

/// The last phase: forward, loss and backward.
inline void head(const StepView& view, const Scratch& scratch, PhaseStages stages, int begin, int end) {
    backwardGroups(view, scratch, stages, begin, end, true);
}

/// gradient[i] = Σ over workers and lanes of vectors `sums[worker]`[i], for i in begin … end − 1.
inline void sumLanes(const float* const* sums, int workers, int begin, int end, float* gradient) {
    for (int i = begin; i < end; ++i) {
        Vec sum{};
        for (int worker = 0; worker < workers; ++worker) {
            sum += reinterpret_cast<const Vec*>(sums[worker])[i];
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

constexpr Kernels kKernels = {kPredictKernels, packBackward, forward, head, backward, sumLanes, burn};

} // namespace model::fused::DIGITLAB_KERNELS
