// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/convolution.h"
#include "model/network/fused/step_view.h"
#include "model/network/fused/tiles.h"
#include "model/network/fused/weight_gradient.h"

#include <type_traits>

/// The templates above the network's layers: which row layouts and which kernels belong to convolution kIndex (from 0).
namespace model::fused::DIGITLAB_KERNELS {

constexpr Shapes kShapes = shapesOf(DIGITLAB_WIDTH);

template <int kIndex> struct Layer {
    static constexpr ConvolutionShape kShape = kShapes[kIndex];

    /// Input rows carry the convolution's zero padding, gradient rows what the turned-around convolution needs.
    static constexpr int kInputBorder = kShape.padding;
    static constexpr int kGradientBorder = kShape.kernel - 1 - kShape.padding;
    static constexpr bool kTiled = tiled(kShape); ///< then rows are kept as tiles.h has them
    static constexpr int kInputStride = kTiled ? kTileStride<kShape.inputSide> : rowStride(kShape.inputSide, kInputBorder);
    static constexpr int kGradientStride =
        kTiled ? kGradientTileStride<kShape.outputSide> : rowStride(kShape.outputSide, kGradientBorder);
    static constexpr int kInputRow = kShape.inputs * kInputStride;
    static constexpr int kGradientRow = kShape.outputs * kGradientStride;

    using Forward =
        std::conditional_t<kTiled, TileConvolution<kShape.inputs, kShape.outputs, kShape.outputSide, kInputStride>,
                           RowConvolution<kShape.inputs, kShape.outputs, kShape.outputSide, kShape.kernel, kInputStride>>;
    using DataGradient =
        std::conditional_t<kTiled, TileConvolution<kShape.outputs, kShape.inputs, kShape.inputSide, kGradientStride>,
                           RowConvolution<kShape.outputs, kShape.inputs, kShape.inputSide, kShape.kernel, kGradientStride>>;
    using Weights = std::conditional_t<kTiled, TileWeightGradient<kShape.inputs, kShape.outputs, kShape.outputSide>,
                                       WeightGradient<kShape.inputs, kShape.outputs, kShape.outputSide, kShape.kernel,
                                                      kShape.padding, kInputStride, kGradientStride>>;

    /// The input rows under output row y.
    static DIGITLAB_INLINE RowWindow<kShape.kernel> inputWindow(const RowBuffer& input, int y) {
        return {input, y - kShape.padding, kShape.inputSide};
    }

    /// One past the last input row that output row y reads.
    static DIGITLAB_INLINE int inputEnd(int y) {
        const int end = y - kShape.padding + kShape.kernel;
        return end < kShape.inputSide ? end : kShape.inputSide;
    }

    /// The gradient rows that reach input row y.
    static DIGITLAB_INLINE RowWindow<kShape.kernel> gradientWindow(const RowBuffer& gradient, int y) {
        return {gradient, y - kGradientBorder, kShape.outputSide};
    }

    /// One past the last gradient row that input row y needs.
    static DIGITLAB_INLINE int gradientEnd(int y) {
        const int end = y - kGradientBorder + kShape.kernel;
        return end < kShape.outputSide ? end : kShape.outputSide;
    }
};

/// Row y of a group's image of convolution kIndex's output, [C][W] vectors.
template <int kIndex> DIGITLAB_INLINE Vec* outputRow(float* images, int group, int y) {
    constexpr ConvolutionShape shape = kShapes[kIndex];
    return reinterpret_cast<Vec*>(images) + (group * shape.outputSide + y) * shape.outputs * shape.outputSide;
}

/// Row y of a group's image of convolution kIndex's input, [C][W] vectors.
template <int kIndex> DIGITLAB_INLINE Vec* inputRow(float* images, int group, int y) {
    constexpr ConvolutionShape shape = kShapes[kIndex];
    return reinterpret_cast<Vec*>(images) + (group * shape.inputSide + y) * shape.inputs * shape.inputSide;
}

} // namespace model::fused::DIGITLAB_KERNELS
