// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/layers.h"
#include "model/network/fused/relu.h"
#include "model/network/fused/step_view.h"

/// Makes a convolution's input rows from what its predecessor stored: batch norm, dropout and, between some layers, max-pooling.
/// None of it is kept: the backward pass makes the rows anew, which costs less than reading them from memory.
namespace model::fused::DIGITLAB_KERNELS {

/// Batch norm and dropout of one stored element.
DIGITLAB_INLINE Vec normalised(Vec stored, Vec scale, Vec shift) {
    return andBits(magnitude(stored) * scale + shift, keptBits(stored));
}

DIGITLAB_INLINE Vec larger(Vec a, Vec b) {
    return b > a ? b : a;
}

/// Writes zeros to the columns left and right of a row's channel.
template <int kWidth, int kBorder> DIGITLAB_INLINE void clearBorder(Vec* line) {
    for (int x = 0; x < kBorder; ++x) {
        line[x] = Vec{};
        line[kBorder + kWidth + x] = Vec{};
    }
}

/// A row's channel of `column(x)`, border included.
template <int kWidth, int kBorder, class Column> DIGITLAB_INLINE void paddedRow(Column column, Vec* line) {
    clearBorder<kWidth, kBorder>(line);
    for (int x = 0; x < kWidth; ++x) {
        line[kBorder + x] = column(x);
    }
}

/// A channel of a row of convolution kIndex's input, as its kernels read it.
template <int kIndex, class Column> DIGITLAB_INLINE void makeInputLine(Column column, Vec* out) {
    if constexpr (Layer<kIndex>::kTiled) {
        tileRow<Layer<kIndex>::kShape.inputSide>(column, out);
    } else {
        paddedRow<Layer<kIndex>::kShape.inputSide, Layer<kIndex>::kInputBorder>(column, out);
    }
}

/// Row y of the first layer's input: [1][30] vectors from the group's images [28][28].
DIGITLAB_INLINE void gatherImageRow(const StepView& view, int group, int y, Vec* out) {
    using First = Layer<0>;
    constexpr int kSide = First::kShape.inputSide;
    clearBorder<kSide, First::kInputBorder>(out);
    float* lanes = reinterpret_cast<float*>(out + First::kInputBorder);
    for (int lane = 0; lane < kLanes; ++lane) {
        const int sample = group * kLanes + lane;
        const float* pixels = view.pixels + static_cast<std::int64_t>(sample) * kSide * kSide + y * kSide;
        for (int x = 0; x < kSide; ++x) {
            lanes[x * kLanes + lane] = sample < view.samples ? pixels[x] : 0.0F;
        }
    }
}

/// Whether a row is computed for the first time in this step or again: max-pooling marks its elements in the first pass.
enum class Pass { first, again };

/// 2×2 max-pooling of stored elements, batch norm and dropout included. Three of four are marked in their sign bits, like dropped
/// ones, as no gradient reaches them: all but the largest and, of equals, the first in reading order, as in PyTorch.
DIGITLAB_INLINE Vec pooledFirst(Vec* top, Vec* bottom, Vec scale, Vec shift) {
    const Vec a = normalised(top[0], scale, shift);
    const Vec b = normalised(top[1], scale, shift);
    const Vec c = normalised(bottom[0], scale, shift);
    const Vec d = normalised(bottom[1], scale, shift);
    const Vec upper = larger(a, b);
    const Vec lower = larger(c, d);
    const Bits second = reinterpret_cast<Bits>(a - b);        // negative where b won against a
    const Bits fourth = reinterpret_cast<Bits>(c - d);        // … d against c
    const Bits below = reinterpret_cast<Bits>(upper - lower); // … and the lower row against the upper
    constexpr std::int32_t kSign = ~kMagnitude;
    top[0] = orBits(top[0], (second | below) & kSign);
    top[1] = orBits(top[1], (~second | below) & kSign);
    bottom[0] = orBits(bottom[0], (fourth | ~below) & kSign);
    bottom[1] = orBits(bottom[1], (~fourth | ~below) & kSign);
    return larger(upper, lower);
}

/// The same once the marks are there: the sum has at most one element that is not zero.
DIGITLAB_INLINE Vec pooledAgain(const Vec* top, const Vec* bottom, Vec scale, Vec shift) {
    return (normalised(top[0], scale, shift) + normalised(top[1], scale, shift)) +
           (normalised(bottom[0], scale, shift) + normalised(bottom[1], scale, shift));
}

/// Row y of the input of convolution kIndex, borders included.
template <int kIndex, Pass kPass> DIGITLAB_INLINE void makeInputRow(const StepView& view, int group, int y, Vec* out) {
    if constexpr (kIndex == 0) {
        gatherImageRow(view, group, y, out);
    } else {
        using This = Layer<kIndex>;
        constexpr int kStoredWidth = kShapes[kIndex - 1].outputSide;
        constexpr int kBelow = This::kShape.inputs * kStoredWidth; // from a stored row to the next
        const NormCoefficients& norm = view.norms[kIndex - 1];
        Vec* stored = outputRow<kIndex - 1>(view.activations[kIndex - 1], group, This::kShape.pooledInput ? 2 * y : y);
        for (int channel = 0; channel < This::kShape.inputs; ++channel) {
            const Vec scale = broadcast(norm.scale[channel]);
            const Vec shift = broadcast(norm.shift[channel]);
            const auto column = [=](int x) {
                Vec* corner = stored + (This::kShape.pooledInput ? 2 * x : x);
                if constexpr (!This::kShape.pooledInput) {
                    return normalised(*corner, scale, shift);
                } else if constexpr (kPass == Pass::first) {
                    return pooledFirst(corner, corner + kBelow, scale, shift);
                } else {
                    return pooledAgain(corner, corner + kBelow, scale, shift);
                }
            };
            makeInputLine<kIndex>(column, out);
            stored += kStoredWidth;
            out += This::kInputStride;
        }
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
