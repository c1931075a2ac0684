// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/epilogue.h"
#include "model/network/fused/row_buffer.h"

/// Convolution of one row. It serves the forward pass and, with the kernels turned around and in- and outputs exchanged
/// (weight_packing.h), the gradient with respect to the input. As samples lie in the lanes, extents are plain loops; what has to
/// be known to the compiler is only the block of sums that stays in registers.
namespace model::fused::DIGITLAB_KERNELS {

/// Output channels and columns that are summed together. Wide blocks reuse each weight more often, but with 16 registers two
/// channels of five columns are all that fits, and with 32 four channels of five come out as fast as any.
constexpr int kRowColumns = 5;
constexpr int kRowOutputs = kSumRegisters / kRowColumns;
constexpr int kNarrowColumns = 3; ///< narrower rows take more channels at a time
constexpr int kNarrowOutputs = kSumRegisters / kNarrowColumns;

constexpr int rowOutputs(int width) {
    return width <= kNarrowColumns ? kNarrowOutputs : kRowOutputs;
}

/// What is the same for all blocks of a row.
struct RowConvolution {
    int inputs;
    int outputs;
    int kernelRows;
    int width;     ///< output columns
    int inputLine; ///< vectors from an input channel to the next
    Taps taps;
    int outputLine;      ///< vectors from an output channel to the next
    int columnStep;      ///< vectors from an output column to the next
    Epilogue epilogue{}; ///< where there is one, columnStep is 1

    /// Weights of a kernel row for a block of so many outputs.
    int rowWeights(int block) const { return inputs * taps.count * block; }
};

/// y[o][x] = Σ over ky, i, kx of rows[ky][i][x + kx] · weights[o][ky][i][kx] for kOutputs × kColumns of a row: each loaded input
/// vector is used for every channel, each broadcast weight for every column. Out of line, or constants of the code around would
/// occupy registers that the sums need. `kTaps`: so many taps side by side; 0: as `c` has them.
template <int kTaps, int kOutputs, int kColumns>
[[gnu::noinline]] void convolveBlock(const RowConvolution& c, const RowWindow& window, const float* weights, int channel, int x,
                                     Vec* out) {
    Vec sums[kOutputs][kColumns] = {};
    const int taps = kTaps > 0 ? kTaps : c.taps.count;
    const int inputs = c.inputs;
    const int inputLine = c.inputLine;
    for (int row = 0; row < window.count; ++row) {
        const Vec* line = window.rows[row] + x;
        const float* w = weights + window.kernelRows[row] * inputs * taps * kOutputs;
        for (int i = 0; i < inputs; ++i) {
#pragma GCC unroll 3
            for (int tap = 0; tap < taps; ++tap) {
                const Vec* input = line + (kTaps > 0 ? tap : c.taps.columns[tap]);
#pragma GCC unroll 16
                for (int column = 0; column < kColumns; ++column) {
                    const Vec value = loadOnce(input + column);
#pragma GCC unroll 16
                    for (int o = 0; o < kOutputs; ++o) {
                        sums[o][column] += value * w[o];
                    }
                }
                w += kOutputs;
            }
            line += inputLine;
        }
    }
    c.epilogue.operator()<kOutputs, kColumns>(channel, x, out + channel * c.outputLine + x * c.columnStep, c.outputLine,
                                              c.columnStep, [&](int o, int column) DIGITLAB_INLINED { return sums[o][column]; });
}

using ConvolveBlock = void (*)(const RowConvolution&, const RowWindow&, const float*, int, int, Vec*);

/// convolveBlock<kTaps, outputs, columns> at [outputs − 1][columns − 1]; null where it would need too many registers.
template <int kTaps> struct ConvolveBlocks {
    ConvolveBlock of[kNarrowOutputs][kRowColumns] = {};

    template <int kOutputs = 1, int kColumns = 1> constexpr void fill() {
        if constexpr (kOutputs <= rowOutputs(kColumns)) {
            of[kOutputs - 1][kColumns - 1] = convolveBlock<kTaps, kOutputs, kColumns>;
        }
        if constexpr (kColumns < kRowColumns) {
            fill<kOutputs, kColumns + 1>();
        } else if constexpr (kOutputs < kNarrowOutputs) {
            fill<kOutputs + 1, 1>();
        }
    }

    constexpr ConvolveBlocks() { fill(); }
};

/// The whole row: blocks of `rowOutputs(width)` channels, and one of those that are left.
inline void convolveRow(const RowConvolution& c, const RowWindow& window, const float* weights, Vec* out) {
    static constexpr ConvolveBlocks<0> kAny;
    static constexpr ConvolveBlocks<3> kThree;
    const int* columnsOf = c.taps.columns;
    const bool sideBySide = columnsOf[0] == 0 && columnsOf[1] == 1 && columnsOf[2] == 2;
    const auto& blocks = c.taps.count == 3 && sideBySide ? kThree.of : kAny.of;
    const int block = rowOutputs(c.width);
    for (int x = 0; x < c.width; x += kRowColumns) {
        const int columns = smaller(c.width - x, kRowColumns);
        const float* w = weights;
        for (int o = 0; o < c.outputs; o += block) {
            const int outputs = smaller(c.outputs - o, block);
            blocks[outputs - 1][columns - 1](c, window, w, o, x, out);
            w += c.kernelRows * c.rowWeights(outputs);
        }
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
