// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Vectors of a channel in rows of tiles: the left factors, [4][tiles]; of gradients also their columns, [2][tiles] behind them.
template <int kWidth> constexpr int kTileStride = kWidth / 2 * kTileProducts;
template <int kWidth> constexpr int kGradientTileStride = kTileStride<kWidth> + kWidth;

/// Calls store(tile, d₀, d₁, d₂, d₃) for all tiles of a row that consists of `column(x)` and a border of zeros. Each column is
/// asked for once.
template <int kWidth, class Column, class Store> DIGITLAB_INLINE void forEachTile(Column column, Store store) {
    constexpr int kTiles = kWidth / 2;
    Vec before{};
    Vec first = column(0);
    for (int tile = 0; tile < kTiles - 1; ++tile) {
        const Vec second = column(2 * tile + 1);
        const Vec behind = column(2 * tile + 2);
        store(tile, before, first, second, behind);
        before = second;
        first = behind;
    }
    store(kTiles - 1, before, first, column(kWidth - 1), Vec{});
}

template <int kTiles> DIGITLAB_INLINE void storeFactors(Vec* out, Vec d0, Vec d1, Vec d2, Vec d3) {
    out[0] = d0 - d2;
    out[kTiles] = d1 + d2;
    out[2 * kTiles] = d2 - d1;
    out[3 * kTiles] = d3 - d1;
}

/// A channel's row → its left factors.
template <int kWidth, class Column> DIGITLAB_INLINE void tileRow(Column column, Vec* out) {
    forEachTile<kWidth>(column,
                        [=](int tile, Vec d0, Vec d1, Vec d2, Vec d3) { storeFactors<kWidth / 2>(out + tile, d0, d1, d2, d3); });
}

/// … and its columns.
template <int kWidth, class Column> DIGITLAB_INLINE void tileGradientRow(Column column, Vec* out) {
    forEachTile<kWidth>(column, [=](int tile, Vec d0, Vec d1, Vec d2, Vec d3) {
        storeFactors<kWidth / 2>(out + tile, d0, d1, d2, d3);
        out[4 * kWidth / 2 + tile] = d1;
        out[5 * kWidth / 2 + tile] = d2;
    });
}

/// A row of a kernel → the right factors, `stride` floats from one to the next.
DIGITLAB_INLINE void tileWeights(const float (&w)[3], int stride, float* out) {
    out[0] = w[0];
    out[stride] = (w[0] + w[1] + w[2]) / 2;
    out[2 * stride] = (w[0] - w[1] + w[2]) / 2;
    out[3 * stride] = w[2];
}

/// `RowConvolution` with a 3×3 kernel from rows of tiles.
template <int kInputCount, int kOutputCount, int kOutputWidth, int kInputStride> struct TileConvolution {
    static constexpr int kInputs = kInputCount;
    static constexpr int kOutputs = kOutputCount;
    static constexpr int kTiles = kOutputWidth / 2;
    static constexpr int kParts = (kTiles + 4) / 5;                       ///< of up to five tiles that are computed together
    static constexpr int kTileBlock = (kTiles + kParts - 1) / kParts;     ///< tiles of the first parts
    static constexpr int kWideParts = kTiles - kParts * (kTileBlock - 1); ///< so many; the others have one less
    static constexpr int kOutputBlock = largestDivisor(kOutputs, kSumRegisters / kTileBlock);
    static constexpr int kKernelRowWeights = kInputs * kOutputBlock; ///< of one product
    static constexpr int kProductWeights = 3 * kKernelRowWeights;
    static constexpr int kBlockWeights = kTileProducts * kProductWeights;

    /// As `RowConvolution::run`.
    template <class Epilogue>
    static DIGITLAB_INLINE void run(const RowWindow<3>& window, const float* weights, Epilogue& epilogue) {
        weights += window.first * kKernelRowWeights;
        int tile = 0;
        for (int part = 0; part < kWideParts; ++part, tile += kTileBlock) {
            runTiles<kTileBlock>(window, weights, tile, epilogue);
        }
        if constexpr (kWideParts < kParts) {
            for (; tile < kTiles; tile += kTileBlock - 1) {
                runTiles<kTileBlock - 1>(window, weights, tile, epilogue);
            }
        }
    }

private:
    /// Out of line: see `RowConvolution`.
    template <int kCount, class Epilogue>
    [[gnu::noinline]] static void runTiles(const RowWindow<3>& window, const float* weights, int tile, Epilogue& epilogue) {
        for (int output = 0; output < kOutputs; output += kOutputBlock) {
            Vec sums[kOutputBlock][kCount] = {};
            Vec waiting[kOutputBlock][kCount]; // for the next product, in memory
            Vec block[kOutputBlock][2 * kCount];
            accumulate(sums, window, weights, 1, tile);
            forAll<kCount>([&](int o, int c) {
                waiting[o][c] = sums[o][c];
                sums[o][c] = Vec{};
            });
            accumulate(sums, window, weights, 2, tile);
            forAll<kCount>([&](int o, int c) {
                const Vec difference = waiting[o][c] - sums[o][c];
                sums[o][c] += waiting[o][c];
                waiting[o][c] = difference;
            });
            accumulate(sums, window, weights, 0, tile);
            forAll<kCount>([&](int o, int c) {
                block[o][2 * c] = sums[o][c];
                sums[o][c] = waiting[o][c];
            });
            accumulate(sums, window, weights, 3, tile);
            forAll<kCount>([&](int o, int c) { block[o][2 * c + 1] = sums[o][c]; });
            epilogue(block, output, 2 * tile);
            weights += kBlockWeights;
        }
    }

    template <int kCount, class Each> static DIGITLAB_INLINE void forAll(Each each) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputBlock; ++o) {
#pragma GCC unroll 16
            for (int c = 0; c < kCount; ++c) {
                each(o, c);
            }
        }
    }

    template <int kCount>
    static DIGITLAB_INLINE void accumulate(Vec (&sums)[kOutputBlock][kCount], const RowWindow<3>& window, const float* weights,
                                           int product, int tile) {
        // So few sums would wait for one another: every other input has its own.
        constexpr bool kApart = kOutputBlock * kCount < 8;
        Vec others[kOutputBlock][kCount] = {};
        weights += product * kProductWeights;
        for (int ky = 0; ky < window.count; ++ky) {
            const Vec* input = window.rows[ky] + product * kTiles + tile;
            for (int i = 0; i < kInputs; i += kApart ? 2 : 1) {
                addInput(sums, input, weights);
                if constexpr (kApart) {
                    addInput(others, input, weights);
                }
            }
        }
        if constexpr (kApart) {
            forAll<kCount>([&](int o, int c) { sums[o][c] += others[o][c]; });
        }
    }

    /// Adds one input's part, and goes on to the next.
    template <int kCount>
    static DIGITLAB_INLINE void addInput(Vec (&sums)[kOutputBlock][kCount], const Vec*& input, const float*& weights) {
#pragma GCC unroll 16
        for (int c = 0; c < kCount; ++c) {
            const Vec value = loadOnce(input + c);
#pragma GCC unroll 16
            for (int o = 0; o < kOutputBlock; ++o) {
                sums[o][c] += value * weights[o];
            }
        }
        weights += kOutputBlock;
        input += kInputStride;
    }
};

/// `WeightGradient` of a 3×3 kernel with a border of one, from rows of tiles.
template <int kInputs, int kOutputs, int kWidth> struct TileWeightGradient {
    static constexpr int kTiles = kWidth / 2;
    static constexpr int kInputStride = kTileStride<kWidth>;
    static constexpr int kGradientStride = kGradientTileStride<kWidth>;
    static constexpr int kInputBlock = largestDivisor(kInputs, kRegisters == 32 ? 4 : 2);
    static constexpr int kOutputBlock = largestDivisor(kOutputs, 4);
    static constexpr int kSums = kTileProducts * 3 * kOutputs * kInputs;

    /// Adds the rows `begin` … `end` − 1 of the output. `gradient` rows as tileGradientRow leaves them, `input` rows as tileRow
    /// does, `inputHeight` of them exist. `sums`: kSums vectors.
    static DIGITLAB_INLINE void run(const RowBuffer& gradient, const RowBuffer& input, int inputHeight, int begin, int end,
                                    Vec* sums) {
        constexpr int kGradientOf[kTileProducts] = {4, 1, 2, 5}; ///< ∂y₀, ∂y₀ + ∂y₁, ∂y₁ − ∂y₀, ∂y₁
        for (int product = 0; product < kTileProducts; ++product) {
            for (int ky = 0; ky < 3; ++ky) {
                for (int o = 0; o < kOutputs; o += kOutputBlock) {
                    for (int i = 0; i < kInputs; i += kInputBlock) {
                        Block block = {};
                        for (int y = begin; y < end; ++y) {
                            const int inputRow = y - 1 + ky;
                            if (inputRow >= 0 && inputRow < inputHeight) {
                                addRow(block, gradient.row(y) + o * kGradientStride + kGradientOf[product] * kTiles,
                                       input.row(inputRow) + i * kInputStride + product * kTiles);
                            }
                        }
                        add(block, sums);
                        sums += kOutputBlock * kInputBlock;
                    }
                }
            }
        }
    }

    /// `sums` over all rows → the gradients of the weights, [kOutputs][kInputs][3][3].
    static DIGITLAB_INLINE void finish(const Vec* sums, Vec* weights) {
        constexpr int kProductSums = 3 * kOutputs * kInputs;
        for (int ky = 0; ky < 3; ++ky) {
            for (int o = 0; o < kOutputs; ++o) {
                for (int i = 0; i < kInputs; ++i) {
                    constexpr int kInputBlocks = kInputs / kInputBlock;
                    const int block = (ky * (kOutputs / kOutputBlock) + o / kOutputBlock) * kInputBlocks + i / kInputBlock;
                    const Vec* m = sums + (block * kOutputBlock + o % kOutputBlock) * kInputBlock + i % kInputBlock;
                    const Vec outer = (m[kProductSums] - m[2 * kProductSums]) * 0.5F; // the difference has the other sign
                    Vec* w = weights + ((o * kInputs + i) * 3 + ky) * 3;
                    w[0] = m[0] + outer;
                    w[1] = (m[kProductSums] + m[2 * kProductSums]) * 0.5F;
                    w[2] = m[3 * kProductSums] + outer;
                }
            }
        }
    }

private:
    using Block = Vec[kOutputBlock][kInputBlock];

    static DIGITLAB_INLINE void addRow(Block& block, const Vec* gradient, const Vec* input) {
        for (int tile = 0; tile < kTiles; ++tile) {
            Vec factors[kInputBlock];
#pragma GCC unroll 16
            for (int i = 0; i < kInputBlock; ++i) {
                factors[i] = loadOnce(input + i * kInputStride + tile);
            }
#pragma GCC unroll 16
            for (int o = 0; o < kOutputBlock; ++o) {
                const Vec g = loadOnce(gradient + o * kGradientStride + tile);
#pragma GCC unroll 16
                for (int i = 0; i < kInputBlock; ++i) {
                    block[o][i] += g * factors[i];
                }
            }
        }
    }

    static DIGITLAB_INLINE void add(const Block& block, Vec* sums) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputBlock; ++o) {
#pragma GCC unroll 16
            for (int i = 0; i < kInputBlock; ++i) {
                sums[o * kInputBlock + i] += block[o][i];
            }
        }
    }
};

} // namespace model::fused::DIGITLAB_KERNELS
