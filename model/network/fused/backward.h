// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/backward_epilogue.h"

namespace model::fused::DIGITLAB_KERNELS {

/// Output rows whose weight gradients are summed in registers before they go to memory.
constexpr int kRowsAtOnce = 4;

/// Row y of the gradient at convolution kIndex's output, borders included: from the next convolution's input back through
/// pooling, dropout (the sign bit tells which elements the gradient reaches), batch norm and ReLU.
template <int kIndex> DIGITLAB_INLINE void makeGradientRow(const StepView& view, int group, int y, Vec* out) {
    using This = Layer<kIndex>;
    constexpr int kWidth = This::kShape.outputSide;
    constexpr int kScale = kShapes[kIndex + 1].pooledInput ? 2 : 1;
    const NormCoefficients& norm = view.norms[kIndex];
    const Vec* stored = outputRow<kIndex>(view.activations[kIndex], group, y);
    const Vec* gradient = inputRow<kIndex + 1>(view.gradients[kIndex], group, y / kScale);
    for (int channel = 0; channel < This::kShape.outputs; ++channel) {
        const Vec outer = broadcast(norm.outer[channel]);
        const Vec inner = broadcast(norm.inner[channel]);
        const Vec offset = broadcast(norm.offset[channel]);
        const auto column = [=](int x) {
            const Vec r = magnitude(stored[x]);
            const Vec g = andBits(gradient[x / kScale], keptBits(stored[x]));
            const Vec d = outer * g + (inner * r + offset);
            return r > 0.0F ? d : Vec{};
        };
        if constexpr (This::kTiled) {
            tileGradientRow<kWidth>(column, out);
        } else {
            paddedRow<kWidth, This::kGradientBorder>(column, out);
        }
        stored += kWidth;
        gradient += kWidth / kScale;
        out += This::kGradientStride;
    }
}

/// Row y of the gradient at convolution kIndex's input, with the sums for the batch norm before.
template <int kIndex>
DIGITLAB_INLINE void storeInputGradientRow(const StepView& view, int group, int y, const RowBuffer& gradient,
                                           ImageSums<kShapes[kIndex].inputs>& sums) {
    using This = Layer<kIndex>;
    constexpr ConvolutionShape kShape = This::kShape;
    constexpr int kBefore = kIndex - 1;
    InputGradientEpilogue<kShape.pooledInput, kShape.inputs, kShape.inputSide> epilogue{
        view.norms[kBefore], outputRow<kBefore>(view.activations[kBefore], group, kShape.pooledInput ? 2 * y : y),
        inputRow<kIndex>(view.gradients[kBefore], group, y), sums};
    This::DataGradient::run(This::gradientWindow(gradient, y), view.backwardWeights[kIndex], epilogue);
    sums.closeRow();
}

/// Backward pass of convolution kIndex for one group: adds to the weights' gradient and, but for the first layer, stores the
/// gradient at its input with its sums.
///
/// Rows of the output gradient are made a few at a time, and input gradients follow as soon as their rows are there. So the input
/// gradient may lie in the memory of this layer's own activations, where they have the same shape: row y of it is written after
/// row y of the activations was read for the last time in this step.
template <int kIndex> void backwardGroup(const StepView& view, const Scratch& scratch, int group) {
    using This = Layer<kIndex>;
    constexpr ConvolutionShape kShape = This::kShape;
    const RowBuffer input{reinterpret_cast<Vec*>(scratch.inputRows), This::kInputRow, kBackwardRing};
    const RowBuffer gradient{reinterpret_cast<Vec*>(scratch.gradientRows), This::kGradientRow, kBackwardRing};
    ImageSums<kShape.inputs> sums;
    int inputsReady = 0;
    int inputsDone = 0; // input gradients stored
    for (int begin = 0; begin < kShape.outputSide; begin += kRowsAtOnce) {
        const int end = begin + kRowsAtOnce < kShape.outputSide ? begin + kRowsAtOnce : kShape.outputSide;
        for (; inputsReady < This::inputEnd(end - 1); ++inputsReady) {
            makeInputRow<kIndex, Pass::again>(view, group, inputsReady, input.row(inputsReady));
        }
        for (int y = begin; y < end; ++y) {
            makeGradientRow<kIndex>(view, group, y, gradient.row(y));
        }
        if constexpr (This::kTiled) {
            This::Weights::run(gradient, input, kShape.inputSide, begin, end, reinterpret_cast<Vec*>(scratch.tileSums));
        } else {
            This::Weights::run(gradient, This::kGradientBorder, input, kShape.inputSide, begin, end,
                               reinterpret_cast<Vec*>(scratch.weightSums) + weightOffset(kShapes, kIndex));
        }
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
    Vec* sums = reinterpret_cast<Vec*>(scratch.weightSums) + weightOffset(kShapes, kIndex);
    for (int i = 0; i < weightCount(kShapes[kIndex]); ++i) {
        sums[i] = Vec{};
    }
}

/// The same for groups `begin` … `end` − 1, starting the worker's weight sums at zero.
template <int kIndex> void backward(const StepView& view, const Scratch& scratch, int begin, int end) {
    using This = Layer<kIndex>;
    Vec* tileSums = reinterpret_cast<Vec*>(scratch.tileSums);
    if constexpr (This::kTiled) {
        for (int i = 0; i < This::Weights::kSums; ++i) {
            tileSums[i] = Vec{};
        }
    } else {
        clearWeightSums<kIndex>(scratch);
    }
    for (int group = begin; group < end; ++group) {
        backwardGroup<kIndex>(view, scratch, group);
    }
    if constexpr (This::kTiled) {
        This::Weights::finish(tileSums, reinterpret_cast<Vec*>(scratch.weightSums) + weightOffset(kShapes, kIndex));
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
