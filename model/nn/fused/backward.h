// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/fused/backward_epilogue.h"

namespace model::fused::DIGITLAB_KERNELS {

/// Output rows whose weight gradients are summed in registers before they go to memory.
constexpr int kRowsAtOnce = 4;

/// Row y of the gradient at convolution kIndex's output, borders included: back through batch norm and ReLU.
template <int kIndex> DIGITLAB_INLINE void makeGradientRow(const StepView& view, int group, int y, Vec* out) {
    using This = Layer<kIndex>;
    constexpr int kWidth = This::kShape.outputSide;
    const NormCoefficients& norm = view.norms[kIndex];
    const Vec* stored = outputRow<kIndex>(view.activations[kIndex], group, y);
    const Vec* gradient = outputRow<kIndex>(view.gradients[kIndex], group, y);
    for (int channel = 0; channel < This::kShape.outputs; ++channel) {
        const Vec outer = broadcast(norm.outer[channel]);
        const Vec inner = broadcast(norm.inner[channel]);
        const Vec offset = broadcast(norm.offset[channel]);
        clearBorder<kWidth, This::kGradientBorder>(out);
        for (int x = 0; x < kWidth; ++x) {
            const Vec r = magnitude(stored[x]);
            const Vec d = outer * gradient[x] + (inner * r + offset);
            out[This::kGradientBorder + x] = r > 0.0F ? d : Vec{};
        }
        stored += kWidth;
        gradient += kWidth;
        out += This::kGradientStride;
    }
}

/// Row y of the gradient at convolution kIndex's input, taken back to the previous batch norm's output and stored there.
template <int kIndex>
DIGITLAB_INLINE void storeInputGradientRow(const StepView& view, int group, int y, const RowBuffer& gradient,
                                           ImageSums<kShapes[kIndex].inputs>& sums) {
    using This = Layer<kIndex>;
    constexpr ConvolutionShape kShape = This::kShape;
    constexpr int kBefore = kIndex - 1;
    const int row = kShape.pooledInput ? 2 * y : y;
    const Vec* stored = outputRow<kBefore>(view.activations[kBefore], group, row);
    Vec* target = outputRow<kBefore>(view.gradients[kBefore], group, row);
    InputGradientEpilogue<kShape.pooledInput, kShape.inputs, kShape.inputSide> epilogue{view.norms[kBefore], stored, target,
                                                                                        sums};
    This::DataGradient::run(This::gradientWindow(gradient, y), view.backwardWeights[kIndex], epilogue);
    sums.closeRow();
}

/// Backward pass of convolution kIndex for one group: adds to the weights' gradient and, but for the first layer, stores the
/// gradient at the previous batch norm's output with its sums.
///
/// Rows of the output gradient are made a few at a time; input gradients follow as soon as their rows are there, so they may
/// overwrite gradients that have been consumed: row y of the input gradient is written after row y of the output gradient was
/// read.
template <int kIndex> void backwardGroup(const StepView& view, const Scratch& scratch, int group) {
    using This = Layer<kIndex>;
    constexpr ConvolutionShape kShape = This::kShape;
    const RowBuffer input{reinterpret_cast<Vec*>(scratch.inputRows), This::kInputRow, kBackwardRing};
    const RowBuffer gradient{reinterpret_cast<Vec*>(scratch.gradientRows), This::kGradientRow, kBackwardRing};
    Vec* weightSums = reinterpret_cast<Vec*>(scratch.weightSums) + weightOffset(kIndex);
    ImageSums<kShape.inputs> sums;
    int inputsReady = 0;
    int inputsDone = 0; // input gradients stored
    for (int begin = 0; begin < kShape.outputSide; begin += kRowsAtOnce) {
        const int end = begin + kRowsAtOnce < kShape.outputSide ? begin + kRowsAtOnce : kShape.outputSide;
        for (; inputsReady < This::inputEnd(end - 1); ++inputsReady) {
            makeInputRow<kIndex>(view, group, inputsReady, input.row(inputsReady));
        }
        for (int y = begin; y < end; ++y) {
            makeGradientRow<kIndex>(view, group, y, gradient.row(y));
        }
        This::Weights::run(gradient, This::kGradientBorder, input, kShape.inputSide, begin, end, weightSums);
        if constexpr (kIndex > 0) {
            for (; inputsDone < kShape.inputSide && This::gradientEnd(inputsDone) <= end; ++inputsDone) {
                storeInputGradientRow<kIndex>(view, group, inputsDone, gradient, sums);
            }
        }
    }
    if constexpr (kIndex > 0) {
        sums.store(view.gradientSums[kIndex - 1] + group * 2 * kShape.inputs);
    }
}

template <int kIndex> DIGITLAB_INLINE void clearWeightSums(const Scratch& scratch) {
    Vec* sums = reinterpret_cast<Vec*>(scratch.weightSums) + weightOffset(kIndex);
    for (int i = 0; i < weightCount(kIndex); ++i) {
        sums[i] = Vec{};
    }
}

/// The same for groups `begin` … `end` − 1, starting the worker's weight sums at zero.
template <int kIndex> void backward(const StepView& view, const Scratch& scratch, int begin, int end) {
    clearWeightSums<kIndex>(scratch);
    for (int group = begin; group < end; ++group) {
        backwardGroup<kIndex>(view, scratch, group);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
