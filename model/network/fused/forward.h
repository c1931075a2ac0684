// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/normalise.h"

namespace model::fused::DIGITLAB_KERNELS {

/// Convolution kIndex of one group with ReLU after it: fills the group's part of view.activations[kIndex] and view.sums[kIndex].
template <int kIndex> void forwardGroup(const StepView& view, const Scratch& scratch, int group) {
    using This = Layer<kIndex>;
    constexpr ConvolutionShape kShape = This::kShape;
    const RowBuffer input{reinterpret_cast<Vec*>(scratch.inputRows), This::kInputRow, kForwardRing};
    const Bits samplesMask = magnitudeOfSamples(view.samples - group * kLanes);
    ImageSums<kShape.outputs> sums;
    int ready = 0; // input rows made
    for (int y = 0; y < kShape.outputSide; ++y) {
        for (; ready < This::inputEnd(y); ++ready) {
            makeInputRow<kIndex, Pass::first>(view, group, ready, input.row(ready));
        }
        Vec* row = outputRow<kIndex>(view.activations[kIndex], group, y);
        ReluEpilogue<kShape.outputs, kShape.outputSide> epilogue{row, samplesMask, sums};
        This::Forward::run(This::inputWindow(input, y), view.forwardWeights[kIndex], epilogue);
        sums.closeRow();
        if constexpr (kIndex < kDropoutCount) {
            if (view.dropThreshold > 0) {
                markDropped<kShape.outputs, kShape.outputSide>(row, DropoutDraws(view, kIndex, group), y);
            }
        }
    }
    sums.store(view.sums[kIndex] + group * 2 * kShape.outputs);
}

/// The same for groups `begin` … `end` − 1.
template <int kIndex> void forward(const StepView& view, const Scratch& scratch, int begin, int end) {
    for (int group = begin; group < end; ++group) {
        forwardGroup<kIndex>(view, scratch, group);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
