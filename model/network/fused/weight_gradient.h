// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/row_buffer.h"

/// The loss's gradient with respect to a convolution's weights.
namespace model::fused::DIGITLAB_KERNELS {

/// dW[o][i][ky][kx] = Σ over y, x of d[y][o][x] · input[y − padding + ky][i][x + kx], d being the gradient at the output.
///
/// Lanes stay apart: the sums are vectors, added up over the samples once at the end of the step. A block of outputs × inputs ×
/// one kernel row is summed in registers over a few rows, then added to memory: two levels, which also keeps rounding small.
template <int kInputs, int kOutputs, int kWidth, int kKernel, int kPadding, int kInputStride, int kGradientStride>
struct WeightGradient {
    static constexpr int kInputBlock = kRegisters == 32 ? largestDivisor(kInputs, 2) : 1;
    static constexpr int kOutputBlock = largestDivisor(kOutputs, kSumRegisters / (kInputBlock * kKernel));

    /// Adds the rows `begin` … `end` − 1 of the output. `gradient` rows: [kOutputs][kGradientStride] vectors of which column
    /// `gradientBorder` is x = 0; `input` rows: [kInputs][kInputStride], border included, `inputHeight` of them exist.
    /// `sums`: [kOutputs][kInputs][kKernel][kKernel] vectors.
    static DIGITLAB_INLINE void run(const RowBuffer& gradient, int gradientBorder, const RowBuffer& input, int inputHeight,
                                    int begin, int end, Vec* sums) {
        for (int o = 0; o < kOutputs; o += kOutputBlock) {
            for (int i = 0; i < kInputs; i += kInputBlock) {
                for (int ky = 0; ky < kKernel; ++ky) {
                    Vec block[kOutputBlock][kInputBlock][kKernel] = {};
                    for (int y = begin; y < end; ++y) {
                        const int inputRow = y - kPadding + ky;
                        if (inputRow >= 0 && inputRow < inputHeight) {
                            addRow(block, gradient.row(y) + gradientBorder + o * kGradientStride,
                                   input.row(inputRow) + i * kInputStride);
                        }
                    }
                    store(block, sums + ((o * kInputs + i) * kKernel + ky) * kKernel);
                }
            }
        }
    }

private:
    using Block = Vec[kOutputBlock][kInputBlock][kKernel];

    static DIGITLAB_INLINE void addRow(Block& block, const Vec* gradient, const Vec* input) {
        for (int x = 0; x < kWidth; ++x) {
#pragma GCC unroll 16
            for (int o = 0; o < kOutputBlock; ++o) {
                const Vec g = gradient[o * kGradientStride + x];
#pragma GCC unroll 4
                for (int i = 0; i < kInputBlock; ++i) {
#pragma GCC unroll 3
                    for (int kx = 0; kx < kKernel; ++kx) {
                        block[o][i][kx] += g * input[i * kInputStride + x + kx];
                    }
                }
            }
        }
    }

    static DIGITLAB_INLINE void store(const Block& block, Vec* sums) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputBlock; ++o) {
#pragma GCC unroll 4
            for (int i = 0; i < kInputBlock; ++i) {
#pragma GCC unroll 3
                for (int kx = 0; kx < kKernel; ++kx) {
                    sums[(o * kInputs + i) * kKernel * kKernel + kx] += block[o][i][kx];
                }
            }
        }
    }
};

} // namespace model::fused::DIGITLAB_KERNELS
