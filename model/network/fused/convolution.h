// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/row_buffer.h"

/// Convolution of one row. It serves the forward pass and, with the kernels turned around and in- and outputs exchanged
/// (weight_packing.h), the gradient with respect to the input.
namespace model::fused::DIGITLAB_KERNELS {

/// Output columns computed together; the last block may be narrower. Wide blocks reuse each weight more often, but with 16
/// registers two channels of five columns are all that fits, and with 32 four channels of five come out as fast as any.
constexpr int columnBlock(int width) {
    return smaller(width, 5);
}

/// y[o][x] = Σ over ky, i, kx of rows[ky][i][x + kx] · weights[o][ky][i][kx], for one output row.
///
/// A block of kOutputBlock channels × kColumnBlock columns is summed in registers: each loaded input vector is used for
/// every channel of the block, each broadcast weight for every column.
template <int kInputCount, int kOutputCount, int kOutputWidth, int kKernelSide, int kInputStride> struct RowConvolution {
    static constexpr int kInputs = kInputCount;
    static constexpr int kOutputs = kOutputCount;
    static constexpr int kWidth = kOutputWidth;
    static constexpr int kKernel = kKernelSide;
    static constexpr int kColumnBlock = columnBlock(kWidth);
    static constexpr int kOutputBlock = largestDivisor(kOutputs, kSumRegisters / kColumnBlock);
    static constexpr int kKernelRowWeights = kInputs * kKernel * kOutputBlock; ///< of one output block
    static constexpr int kBlockWeights = kKernel * kKernelRowWeights;

    /// `window`: input rows [kInputs][kInputStride] vectors, the border included. `weights`: packed, see weight_packing.h.
    /// `epilogue(sums, channel, x)` receives every finished block: Vec[outputs of the block][columns of the block].
    template <class Epilogue>
    static DIGITLAB_INLINE void run(const RowWindow<kKernel>& window, const float* weights, Epilogue& epilogue) {
        weights += window.first * kKernelRowWeights;
        int x = 0;
        for (; x + kColumnBlock <= kWidth; x += kColumnBlock) {
            runColumns<kColumnBlock>(window, weights, x, epilogue);
        }
        if constexpr (kWidth % kColumnBlock != 0) {
            runColumns<kWidth % kColumnBlock>(window, weights, x, epilogue);
        }
    }

private:
    /// Out of line, or constants of the code around would occupy registers that the sums need.
    template <int kColumns, class Epilogue>
    [[gnu::noinline]] static void runColumns(const RowWindow<kKernel>& window, const float* weights, int x, Epilogue& epilogue) {
        for (int output = 0; output < kOutputs; output += kOutputBlock) {
            Vec sums[kOutputBlock][kColumns];
            clear(sums);
            accumulate(sums, window, weights, x);
            epilogue(sums, output, x);
            weights += kBlockWeights;
        }
    }

    template <int kColumns> static DIGITLAB_INLINE void clear(Vec (&sums)[kOutputBlock][kColumns]) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputBlock; ++o) {
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                sums[o][c] = Vec{};
            }
        }
    }

    template <int kColumns>
    static DIGITLAB_INLINE void accumulate(Vec (&sums)[kOutputBlock][kColumns], const RowWindow<kKernel>& window,
                                           const float* weights, int x) {
        for (int ky = 0; ky < window.count; ++ky) {
            const Vec* input = window.rows[ky] + x;
            for (int i = 0; i < kInputs; ++i) {
#pragma GCC unroll 3
                for (int kx = 0; kx < kKernel; ++kx) {
#pragma GCC unroll 16
                    for (int c = 0; c < kColumns; ++c) {
                        const Vec value = loadOnce(input + c + kx);
#pragma GCC unroll 16
                        for (int o = 0; o < kOutputBlock; ++o) {
                            sums[o][c] += value * weights[o];
                        }
                    }
                    weights += kOutputBlock;
                }
                input += kInputStride;
            }
        }
    }
};

} // namespace model::fused::DIGITLAB_KERNELS
