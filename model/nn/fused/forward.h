// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/fused/normalise.h"

namespace model::fused::DIGITLAB_KERNELS {

/// Convolution kIndex of one group with ReLU behind it: fills the group's part of view.activations[kIndex] and view.sums[kIndex].
template <int kIndex, bool kDropout> void forwardGroup(const StepView& view, const Scratch& scratch, int group) {
    using This = Layer<kIndex>;
    constexpr ConvolutionShape kShape = This::kShape;
    const RowBuffer input{reinterpret_cast<Vec*>(scratch.inputRows), This::kInputRow, kForwardRing};
    const Bits samplesMask = magnitudeOfSamples(view.samples - group * kLanes);
    const DropoutDraws draws(view, kDropout ? kIndex : 0, group);
    ImageSums<kShape.outputs> sums;
    int ready = 0; // input rows made
    for (int y = 0; y < kShape.outputSide; ++y) {
        for (; ready < This::inputEnd(y); ++ready) {
            makeInputRow<kIndex>(view, group, ready, input.row(ready));
        }
        ReluEpilogue<kShape.outputs, kShape.outputSide, kDropout> epilogue{outputRow<kIndex>(view.activations[kIndex], group, y),
                                                                           samplesMask, sums, draws, y};
        This::Forward::run(This::inputWindow(input, y), view.forwardWeights[kIndex], epilogue);
        sums.closeRow();
    }
    sums.store(view.sums[kIndex] + group * 2 * kShape.outputs);
}

/// The same for groups `begin` … `end` − 1.
template <int kIndex> void forward(const StepView& view, const Scratch& scratch, int begin, int end) {
    for (int group = begin; group < end; ++group) {
        if constexpr (kIndex < kDropoutCount) {
            if (view.dropThreshold > 0) {
                forwardGroup<kIndex, true>(view, scratch, group);
                continue;
            }
        }
        forwardGroup<kIndex, false>(view, scratch, group);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
