// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/layers.h"

/// Brings weights into the order the convolution reads them in: [output block][ky][input][kx][output in its block], or for tiles
/// (tiles.h) their factors, [output block][product][ky][input][output in its block].
namespace model::fused::DIGITLAB_KERNELS {

/// Packs for convolution kIndex's forward pass or, `kBackward`, for its data gradient: the same convolution with in- and outputs
/// exchanged and the kernels turned by 180°. `weights`: [O][I][K][K] as PyTorch has them; `packed`: as many floats, for tiles
/// four for three.
template <int kIndex, bool kBackward> DIGITLAB_INLINE void packLayer(const float* weights, float* packed) {
    constexpr int kKernel = kShapes[kIndex].kernel;
    constexpr int kInputs = kBackward ? kShapes[kIndex].outputs : kShapes[kIndex].inputs;
    constexpr int kOutputs = kBackward ? kShapes[kIndex].inputs : kShapes[kIndex].outputs;
    const auto weight = [&](int o, int i, int ky, int kx) {
        const int tap = ky * kKernel + kx;
        return kBackward ? weights[(i * kOutputs + o) * kKernel * kKernel + kKernel * kKernel - 1 - tap]
                         : weights[(o * kInputs + i) * kKernel * kKernel + tap];
    };
    constexpr int kBlock = kBackward ? Layer<kIndex>::DataGradient::kOutputBlock : Layer<kIndex>::Forward::kOutputBlock;
    for (int block = 0; block < kOutputs; block += kBlock) {
        if constexpr (Layer<kIndex>::kTiled) {
            constexpr int kProductWeights = kKernel * kInputs * kBlock;
            for (int ky = 0; ky < kKernel; ++ky) {
                for (int i = 0; i < kInputs; ++i) {
                    for (int o = block; o < block + kBlock; ++o) {
                        tileWeights({weight(o, i, ky, 0), weight(o, i, ky, 1), weight(o, i, ky, 2)}, kProductWeights, packed++);
                    }
                }
            }
            packed += (kTileProducts - 1) * kProductWeights;
            continue;
        }
        for (int ky = 0; ky < kKernel; ++ky) {
            for (int i = 0; i < kInputs; ++i) {
                for (int kx = 0; kx < kKernel; ++kx) {
                    for (int o = block; o < block + kBlock; ++o) {
                        *packed++ = weight(o, i, ky, kx);
                    }
                }
            }
        }
    }
}

template <bool kBackward, int kIndex = 0> void packAll(const float* const* weights, float* const* packed) {
    packLayer<kIndex, kBackward>(weights[kIndex], packed[kIndex]);
    if constexpr (kIndex + 1 < kConvolutionCount) {
        packAll<kBackward, kIndex + 1>(weights, packed);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
