// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/epilogue.h"
#include "model/network/fused/row_buffer.h"

/// 3×3 convolutions with a third of their multiplications saved: Winograd's minimal filtering F(2, 3) along the rows (Winograd
/// 1980; Lavin and Gray 2016). A tile is two neighbouring columns. With d the four inputs under a tile and w a row of a kernel,
///
///     y₀ = d₀w₀ + d₁w₁ + d₂w₂ = m₀ + m₁ + m₂        m₀ = (d₀ − d₂) · w₀            m₁ = (d₁ + d₂) · (w₀ + w₁ + w₂)/2
///     y₁ = d₁w₀ + d₂w₁ + d₃w₂ = m₁ − m₂ + m₃        m₃ = (d₃ − d₁) · w₂            m₂ = (d₂ − d₁) · (w₀ − w₁ + w₂)/2
///
/// are four multiplications, not six, and the factors on the left are shared by all outputs, those on the right by all columns.
/// Across kernel rows and inputs the four products are summed before they are put together. The gradient of the weights is the
/// same chain backwards: Σ of the left factors times (∂y₀, ∂y₀ + ∂y₁, ∂y₀ − ∂y₁, ∂y₁), put together once at the end. As ∂y₀ and
/// ∂y₁ are the middle two of the four columns that the gradient of the inputs is made of, the sum and, but for its sign, the
/// difference are there already.
namespace model::fused::DIGITLAB_KERNELS {

constexpr int kTileProducts = 4;

/// Calls store(tile, d₀, d₁, d₂, d₃) for all tiles of a row of `width` columns that consists of `column(x)` and a border of
/// zeros. Each column is asked for once.
template <class Column, class Store> DIGITLAB_INLINE void forEachTile(int width, Column column, Store store) {
    const int tiles = width / 2;
    Vec before{};
    Vec first = column(0);
    for (int tile = 0; tile < tiles - 1; ++tile) {
        const Vec second = column(2 * tile + 1);
        const Vec behind = column(2 * tile + 2);
        store(tile, before, first, second, behind);
        before = second;
        first = behind;
    }
    store(tiles - 1, before, first, column(width - 1), Vec{});
}

DIGITLAB_INLINE void storeFactors(int tiles, Vec* out, Vec d0, Vec d1, Vec d2, Vec d3) {
    out[0] = d0 - d2;
    out[tiles] = d1 + d2;
    out[2 * tiles] = d2 - d1;
    out[3 * tiles] = d3 - d1;
}

/// A channel's row → its left factors, [4][tiles].
template <class Column> DIGITLAB_INLINE void tileLine(int width, Column column, Vec* out) {
    const int tiles = width / 2;
    forEachTile(width, column, [=](int tile, Vec d0, Vec d1, Vec d2, Vec d3) DIGITLAB_INLINED {
        storeFactors(tiles, out + tile, d0, d1, d2, d3);
    });
}

/// … and behind them its columns, [2][tiles].
template <class Column> DIGITLAB_INLINE void tileGradientLine(int width, Column column, Vec* out) {
    const int tiles = width / 2;
    forEachTile(width, column, [=](int tile, Vec d0, Vec d1, Vec d2, Vec d3) DIGITLAB_INLINED {
        storeFactors(tiles, out + tile, d0, d1, d2, d3);
        out[4 * tiles + tile] = d1;
        out[5 * tiles + tile] = d2;
    });
}

/// A row of a kernel → the right factors, `stride` floats from one to the next.
DIGITLAB_INLINE void tileWeights(const float (&w)[3], int stride, float* out) {
    out[0] = w[0];
    out[stride] = (w[0] + w[1] + w[2]) / 2;
    out[2 * stride] = (w[0] - w[1] + w[2]) / 2;
    out[3 * stride] = w[2];
}

constexpr int kMaxTiles = 5;                            ///< of a block
constexpr int kTileOutputs = kSumRegisters / kMaxTiles; ///< channels of a block

/// What is the same for all blocks of a row, as `RowConvolution`.
struct TileConvolution {
    int inputs;
    int outputs;
    int width;
    ColumnParts parts;
    int inputLine;
    int outputLine;
    Epilogue epilogue{};
};

template <int kOutputs, int kCount> struct TileBlock {
    using Sums = Vec[kOutputs][kCount];

    template <class Each> static DIGITLAB_INLINE void forAll(Each each) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
#pragma GCC unroll 16
            for (int c = 0; c < kCount; ++c) {
                each(o, c);
            }
        }
    }

    /// Adds one input's part.
    static DIGITLAB_INLINE void addInput(Sums& sums, const Vec* input, const float* weights) {
#pragma GCC unroll 16
        for (int c = 0; c < kCount; ++c) {
            const Vec value = loadOnce(input + c);
#pragma GCC unroll 16
            for (int o = 0; o < kOutputs; ++o) {
                sums[o][c] += value * weights[o];
            }
        }
    }

    static DIGITLAB_INLINE void accumulate(Sums& sums, const RowWindow& window, int inputs, int inputLine, int firstColumn,
                                           const float* weights) {
        // So few sums would wait for one another: every other input has its own.
        constexpr bool kApart = kOutputs * kCount < 8;
        Sums others = {};
        for (int row = 0; row < window.count; ++row) {
            const Vec* input = window.rows[row] + firstColumn;
            const float* w = weights + window.kernelRows[row] * inputs * kOutputs;
            const auto add = [&](Sums& to) DIGITLAB_INLINED {
                addInput(to, input, w);
                w += kOutputs;
                input += inputLine;
            };
            int i = 0;
            for (; kApart && i + 1 < inputs; i += 2) {
                add(sums);
                add(others);
            }
            for (; i < inputs; ++i) {
                add(sums);
            }
        }
        if constexpr (kApart) {
            forAll([&](int o, int c) DIGITLAB_INLINED { sums[o][c] += others[o][c]; });
        }
    }

    /// Out of line: see `convolveBlock`.
    [[gnu::noinline]] static void run(const TileConvolution& t, const RowWindow& window, const float* weights, int channel,
                                      int tile, Vec* out) {
        Sums sums = {};
        Sums waiting; // for the next product, in memory
        const int inputs = t.inputs;
        const int inputLine = t.inputLine;
        const int tiles = t.width / 2;
        const auto add = [&](int product) DIGITLAB_INLINED {
            accumulate(sums, window, inputs, inputLine, product * tiles + tile, weights + product * 3 * inputs * kOutputs);
        };
        out += channel * t.outputLine + 2 * tile;
        const auto at = [out, line = t.outputLine](int o, int column) DIGITLAB_INLINED -> Vec& { return out[o * line + column]; };
        add(1);
        forAll([&](int o, int c) DIGITLAB_INLINED {
            waiting[o][c] = sums[o][c];
            sums[o][c] = Vec{};
        });
        add(2);
        forAll([&](int o, int c) DIGITLAB_INLINED {
            const Vec difference = waiting[o][c] - sums[o][c];
            sums[o][c] += waiting[o][c];
            waiting[o][c] = difference;
        });
        add(0);
        forAll([&](int o, int c) DIGITLAB_INLINED {
            at(o, 2 * c) = sums[o][c];
            sums[o][c] = waiting[o][c];
        });
        add(3);
        t.epilogue.operator()<kOutputs, 2 * kCount>(
            channel, 2 * tile, out, t.outputLine, 1,
            [&](int o, int column) DIGITLAB_INLINED { return column % 2 == 0 ? at(o, column) : sums[o][column / 2]; });
    }
};

using RunTiles = void (*)(const TileConvolution&, const RowWindow&, const float*, int, int, Vec*);

/// TileBlock<outputs, tiles>::run at [outputs − 1][tiles − 1].
struct TileBlocks {
    RunTiles of[kTileOutputs][kMaxTiles] = {};

    template <int kOutputs = 1, int kCount = 1> constexpr void fill() {
        of[kOutputs - 1][kCount - 1] = TileBlock<kOutputs, kCount>::run;
        if constexpr (kCount < kMaxTiles) {
            fill<kOutputs, kCount + 1>();
        } else if constexpr (kOutputs < kTileOutputs) {
            fill<kOutputs + 1, 1>();
        }
    }

    constexpr TileBlocks() { fill(); }
};

/// `convolveRow` with a 3×3 kernel from rows of tiles.
inline void convolveTileRow(const TileConvolution& t, const RowWindow& window, const float* weights, Vec* out) {
    static constexpr TileBlocks kBlocks;
    for (int x = 0; x < t.width;) {
        const int columns = partSize(t.parts, x);
        const float* w = weights;
        for (int o = 0; o < t.outputs; o += kTileOutputs) {
            const int outputs = smaller(t.outputs - o, kTileOutputs);
            kBlocks.of[outputs - 1][columns / 2 - 1](t, window, w, o, x / 2, out);
            w += kTileProducts * 3 * t.inputs * outputs;
        }
        x += columns;
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
