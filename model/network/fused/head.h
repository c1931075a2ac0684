// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/backward.h"
#include "model/network/fused/loss.h"

/// Everything after bn5: conv6 → ReLU → conv7 → conv8 → log-softmax → loss, and all the way back. No layer here needs the
/// batch's statistics, so a group passes through in one go, in little memory.
namespace model::fused::DIGITLAB_KERNELS {

/// Stores a row [C][kStride] at a column offset, through ReLU where asked.
template <int kStride, bool kRelu> struct StoreEpilogue {
    Vec* output;
    Bits samplesMask;

    template <int kOutputs, int kColumns>
    DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                output[(channel + o) * kStride + x + c] = kRelu ? relu(block[o][c], samplesMask) : block[o][c];
            }
        }
    }
};

/// Back through conv6's ReLU: `activations` has rows [C][kActivationStride], the output rows [C][kStride].
template <int kActivationStride, int kStride> struct ReluBackward {
    const Vec* activations;
    Vec* output;

    template <int kOutputs, int kColumns>
    DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                const Vec r = activations[(channel + o) * kActivationStride + x + c];
                output[(channel + o) * kStride + x + c] = r > 0.0F ? block[o][c] : Vec{};
            }
        }
    }
};

/// The head's rows of one group, carved out of the worker's scratch memory. Images are at most 5 rows high: rings hold all of
/// them.
struct HeadRows {
    RowBuffer input6, input7, input8;          ///< of conv6, conv7, conv8
    RowBuffer gradient6, gradient7, gradient8; ///< at their outputs

    explicit DIGITLAB_INLINE HeadRows(const Scratch& scratch) {
        Vec* inputs = reinterpret_cast<Vec*>(scratch.inputRows);
        input6 = {inputs, Layer<5>::kInputRow, kBackwardRing};
        input7 = {input6.rows + kBackwardRing * Layer<5>::kInputRow, Layer<6>::kInputRow, kBackwardRing};
        input8 = {input7.rows + kBackwardRing * Layer<6>::kInputRow, Layer<7>::kInputRow, kBackwardRing};
        Vec* gradients = reinterpret_cast<Vec*>(scratch.gradientRows);
        gradient6 = {gradients, Layer<5>::kGradientRow, kBackwardRing};
        gradient7 = {gradient6.rows + kBackwardRing * Layer<5>::kGradientRow, Layer<6>::kGradientRow, kBackwardRing};
        gradient8 = {gradient7.rows + kBackwardRing * Layer<6>::kGradientRow, Layer<7>::kGradientRow, kBackwardRing};
    }
};

constexpr int kHeadInputVectors = kBackwardRing * (Layer<5>::kInputRow + Layer<6>::kInputRow + Layer<7>::kInputRow);
constexpr int kHeadGradientVectors = kBackwardRing * (Layer<5>::kGradientRow + Layer<6>::kGradientRow + Layer<7>::kGradientRow);

/// From conv6's input to the ten logits.
DIGITLAB_INLINE void headForward(const HeadRows& rows, float* const* weights, Bits samplesMask, Vec* logits) {
    for (int y = 0; y < Layer<5>::kShape.outputSide; ++y) {
        StoreEpilogue<Layer<6>::kInputStride, true> store{rows.input7.row(y), samplesMask};
        Layer<5>::Forward::run(Layer<5>::inputWindow(rows.input6, y), weights[5], store);
    }
    for (int y = 0; y < Layer<6>::kShape.outputSide; ++y) {
        StoreEpilogue<Layer<7>::kInputStride, false> store{rows.input8.row(y), samplesMask};
        Layer<6>::Forward::run(Layer<6>::inputWindow(rows.input7, y), weights[6], store);
    }
    StoreEpilogue<1, false> store{logits, samplesMask};
    Layer<7>::Forward::run(Layer<7>::inputWindow(rows.input8, 0), weights[7], store);
}

/// From the logits' gradient in rows.gradient8 to conv6's output: fills gradient7 and gradient6.
DIGITLAB_INLINE void headBackward(const HeadRows& rows, float* const* weights) {
    for (int y = 0; y < Layer<7>::kShape.inputSide; ++y) {
        StoreEpilogue<Layer<6>::kGradientStride, false> store{rows.gradient7.row(y), Bits{}};
        Layer<7>::DataGradient::run(Layer<7>::gradientWindow(rows.gradient8, y), weights[7], store);
    }
    constexpr int kWidth = Layer<5>::kShape.outputSide;
    constexpr int kBorder = Layer<5>::kGradientBorder;
    for (int y = 0; y < Layer<6>::kShape.inputSide; ++y) {
        Vec* row = rows.gradient6.row(y);
        for (int channel = 0; channel < Layer<5>::kShape.outputs; ++channel) {
            clearBorder<kWidth, kBorder>(row + channel * Layer<5>::kGradientStride);
        }
        ReluBackward<Layer<6>::kInputStride, Layer<5>::kGradientStride> store{rows.input7.row(y), row + kBorder};
        Layer<6>::DataGradient::run(Layer<6>::gradientWindow(rows.gradient7, y), weights[6], store);
    }
}

/// Adds to the weights' gradient of convolution kIndex.
template <int kIndex>
DIGITLAB_INLINE void addHeadWeights(const Scratch& scratch, const RowBuffer& gradient, const RowBuffer& input) {
    using This = Layer<kIndex>;
    This::Weights::run(gradient, This::kGradientBorder, input, This::kShape.inputSide, 0, This::kShape.outputSide,
                       reinterpret_cast<Vec*>(scratch.weightSums) + weightOffset(kShapes, kIndex));
}

DIGITLAB_INLINE void headGroup(const StepView& view, const Scratch& scratch, int group) {
    const HeadRows rows(scratch);
    const int samples = view.samples - group * kLanes;
    for (int y = 0; y < Layer<5>::kShape.inputSide; ++y) {
        makeInputRow<5, Pass::first>(view, group, y, rows.input6.row(y));
    }
    Vec logits[10];
    headForward(rows, view.forwardWeights, magnitudeOfSamples(samples), logits);

    Vec gradients[10];
    lossOfGroup(view, group, logits, gradients);
    for (int label = 0; label < 10; ++label) {
        Vec* line = rows.gradient8.row(0) + label * Layer<7>::kGradientStride;
        clearBorder<1, Layer<7>::kGradientBorder>(line);
        line[Layer<7>::kGradientBorder] = gradients[label];
    }
    headBackward(rows, view.backwardWeights);
    addHeadWeights<7>(scratch, rows.gradient8, rows.input8);
    addHeadWeights<6>(scratch, rows.gradient7, rows.input7);
    addHeadWeights<5>(scratch, rows.gradient6, rows.input6);

    ImageSums<Layer<5>::kShape.inputs> sums;
    for (int y = 0; y < Layer<5>::kShape.inputSide; ++y) {
        storeInputGradientRow<5>(view, group, y, rows.gradient6, sums);
    }
    sums.store(view.gradientSums[4] + group * 2 * Layer<5>::kShape.inputs);
}

/// The head of groups `begin` … `end` − 1: losses, the gradients of conv6 … conv8 and the gradient at bn5's output.
inline void head(const StepView& view, const Scratch& scratch, int begin, int end) {
    clearWeightSums<5>(scratch);
    clearWeightSums<6>(scratch);
    clearWeightSums<7>(scratch);
    for (int group = begin; group < end; ++group) {
        headGroup(view, scratch, group);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
