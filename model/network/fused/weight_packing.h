// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/convolution.h"
#include "model/network/fused/tiles.h"

/// Brings weights into the order the kernels read them in: [output block][ky][input][kx][output in its block], or for tiles
/// (tiles.h) their factors, [output block][product][ky][input][output in its block].
namespace model::fused::DIGITLAB_KERNELS {

/// `weight(o, i, ky, kx)` of a convolution with so many outputs and inputs; returns where the next part goes.
template <class Weight>
DIGITLAB_INLINE float* packRows(int outputs, int inputs, int kernelRows, int taps, int width, Weight weight, float* packed) {
    const int most = rowOutputs(width);
    for (int block = 0; block < outputs; block += most) {
        const int end = smaller(block + most, outputs);
        for (int ky = 0; ky < kernelRows; ++ky) {
            for (int i = 0; i < inputs; ++i) {
                for (int kx = 0; kx < taps; ++kx) {
                    for (int o = block; o < end; ++o) {
                        *packed++ = weight(o, i, ky, kx);
                    }
                }
            }
        }
    }
    return packed;
}

template <class Weight> DIGITLAB_INLINE void packTiles(int outputs, int inputs, Weight weight, float* packed) {
    for (int block = 0; block < outputs; block += kTileOutputs) {
        const int end = smaller(block + kTileOutputs, outputs);
        const int productWeights = 3 * inputs * (end - block);
        for (int ky = 0; ky < 3; ++ky) {
            for (int i = 0; i < inputs; ++i) {
                for (int o = block; o < end; ++o) {
                    tileWeights({weight(o, i, ky, 0), weight(o, i, ky, 1), weight(o, i, ky, 2)}, productWeights, packed++);
                }
            }
        }
        packed += (kTileProducts - 1) * productWeights;
    }
}

/// Packs for the stage's forward pass. `weights` as PyTorch has them: [outputs][inputs][kernel][kernel].
inline void packForward(const Stage& stage, const float* weights, float* packed) {
    const int kernel = stage.kernel;
    const int inputs = stage.core == Core::linear ? stage.input.count() : stage.inputs();
    const auto weight = [=](int o, int i, int ky, int kx) { return weights[((o * inputs + i) * kernel + ky) * kernel + kx]; };
    if (stage.tiled) {
        packTiles(stage.outputs(), inputs, weight, packed);
    } else {
        packRows(stage.outputs(), inputs, kernel, kernel, stage.output.side, weight, packed);
    }
}

/// … and for its data gradient: the same with in- and outputs exchanged and the kernels turned by 180°, for stride 2 in two
/// parts, with the kernel's columns that reach the input's even and odd ones.
inline void packBackward(const Stage& stage, const float* weights, float* packed) {
    const int kernel = stage.kernel;
    const int inputs = stage.core == Core::linear ? stage.input.count() : stage.inputs();
    const auto weight = [=](int i, int o, int turnedY, int kx) {
        return weights[((o * inputs + i) * kernel + kernel - 1 - turnedY) * kernel + kx];
    };
    if (stage.tiled) {
        packTiles(
            inputs, stage.outputs(), [=](int i, int o, int y, int x) { return weight(i, o, y, kernel - 1 - x); }, packed);
        return;
    }
    if (stage.core == Core::linear) {
        packRows(inputs, stage.outputs(), 1, 1, 1, weight, packed);
        return;
    }
    for (int parity = 0; parity < stage.stride; ++parity) {
        const GradientColumns columns = gradientColumns(stage, parity);
        packed = packRows(
            inputs, stage.outputs(), kernel, columns.taps.count, columns.count,
            [&](int i, int o, int y, int tap) { return weight(i, o, y, columns.kernelColumns[tap]); }, packed);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
