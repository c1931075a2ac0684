// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/fused/layers.h"
#include "model/nn/fused/relu.h"
#include "model/nn/fused/step_view.h"

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

/// Row y of the input of convolution kIndex, borders included.
template <int kIndex> DIGITLAB_INLINE void makeInputRow(const StepView& view, int group, int y, Vec* out) {
    if constexpr (kIndex == 0) {
        gatherImageRow(view, group, y, out);
    } else {
        using This = Layer<kIndex>;
        constexpr int kWidth = This::kShape.inputSide;
        constexpr int kStoredWidth = kShapes[kIndex - 1].outputSide;
        const NormCoefficients& norm = view.norms[kIndex - 1];
        const Vec* stored = outputRow<kIndex - 1>(view.activations[kIndex - 1], group, This::kShape.pooledInput ? 2 * y : y);
        constexpr int kBelow = This::kShape.inputs * kStoredWidth; // from a stored row to the next
        for (int channel = 0; channel < This::kShape.inputs; ++channel) {
            const Vec scale = broadcast(norm.scale[channel]);
            const Vec shift = broadcast(norm.shift[channel]);
            clearBorder<kWidth, This::kInputBorder>(out);
            for (int x = 0; x < kWidth; ++x) {
                if constexpr (This::kShape.pooledInput) {
                    const Vec* corner = stored + 2 * x;
                    const Vec top = larger(normalised(corner[0], scale, shift), normalised(corner[1], scale, shift));
                    const Vec bottom =
                        larger(normalised(corner[kBelow], scale, shift), normalised(corner[kBelow + 1], scale, shift));
                    out[This::kInputBorder + x] = larger(top, bottom);
                } else {
                    out[This::kInputBorder + x] = normalised(stored[x], scale, shift);
                }
            }
            stored += kStoredWidth;
            out += This::kInputStride;
        }
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
