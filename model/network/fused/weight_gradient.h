// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/tiles.h"

/// The loss's gradient with respect to a layer's weights.
///
/// Lanes stay apart: the sums are vectors, added up over the samples once at the end of the step; those of large layers, which
/// would not stay in the cache, are added up at once. A block of outputs × inputs is summed in registers over a few rows, then
/// added to memory: two levels, which also keeps rounding small.
namespace model::fused::DIGITLAB_KERNELS {

constexpr int kGradientOutputs = 4; ///< of a block
constexpr int kGradientTaps = kSumRegisters / kGradientOutputs;

/// What the sums of some rows are made of.
struct GradientRows {
    int count = 0;
    int width = 0;
    const Vec* gradients[kMaxSide]; ///< the first output's line
    const Vec* inputs[kMaxSide];
    int gradientLine = 0; ///< vectors from an output to the next
};

/// Where a line of input begins that an output's line is multiplied with, and where their sum goes.
struct GradientTap {
    int column;
    int sum;
};

template <int kOutputs, int kTaps> using GradientSums = Vec[kOutputs][kTaps];

/// sums[o][tap] = Σ over rows and x of gradient[o][x] · input[tap + x].
template <int kOutputs, int kTaps>
DIGITLAB_INLINE void sumProducts(const GradientRows& rows, int firstOutput, const GradientTap* taps,
                                 GradientSums<kOutputs, kTaps>& sums) {
    for (int row = 0; row < rows.count; ++row) {
        const Vec* gradient = rows.gradients[row] + firstOutput * rows.gradientLine;
        const Vec* inputs[kTaps];
#pragma GCC unroll 8
        for (int t = 0; t < kTaps; ++t) {
            inputs[t] = rows.inputs[row] + taps[t].column;
        }
        for (int x = 0; x < rows.width; ++x) {
            Vec factors[kTaps];
#pragma GCC unroll 8
            for (int t = 0; t < kTaps; ++t) {
                factors[t] = loadOnce(inputs[t] + x);
            }
#pragma GCC unroll 8
            for (int o = 0; o < kOutputs; ++o) {
                const Vec g = loadOnce(gradient + o * rows.gradientLine + x);
#pragma GCC unroll 8
                for (int t = 0; t < kTaps; ++t) {
                    sums[o][t] += g * factors[t];
                }
            }
        }
    }
}

/// Adds a block to `to`, vectors or floats, `outputSums` of them from an output to the next.
template <class To, int kOutputs, int kTaps>
[[gnu::noinline]] void addProducts(const GradientRows& rows, int firstOutput, const GradientTap* taps, To* to, int outputSums) {
    GradientSums<kOutputs, kTaps> sums = {};
    sumProducts<kOutputs, kTaps>(rows, firstOutput, taps, sums);
#pragma GCC unroll 8
    for (int o = 0; o < kOutputs; ++o) {
#pragma GCC unroll 8
        for (int t = 0; t < kTaps; ++t) {
            To& sum = to[(firstOutput + o) * outputSums + taps[t].sum];
            if constexpr (sizeof(To) == sizeof(float)) {
                sum += static_cast<float>(laneSum(sums[o][t]));
            } else {
                sum += sums[o][t];
            }
        }
    }
}

template <class To> using AddProducts = void (*)(const GradientRows&, int, const GradientTap*, To*, int);

/// addProducts<outputs, taps> at [outputs − 1][taps − 1].
template <class To> struct ProductBlocks {
    AddProducts<To> of[kGradientOutputs][kGradientTaps] = {};

    template <int kOutputs = 1, int kTaps = 1> constexpr void fill() {
        of[kOutputs - 1][kTaps - 1] = addProducts<To, kOutputs, kTaps>;
        if constexpr (kTaps < kGradientTaps) {
            fill<kOutputs, kTaps + 1>();
        } else if constexpr (kOutputs < kGradientOutputs) {
            fill<kOutputs + 1, 1>();
        }
    }

    constexpr ProductBlocks() { fill(); }
};

/// Calls run(begin, size) for parts of `count` taps, as even as can be.
template <class Run> DIGITLAB_INLINE void forTapParts(int count, Run run) {
    const int parts = (count + kGradientTaps - 1) / kGradientTaps;
    for (int part = 0, begin = 0; part < parts; ++part) {
        const int size = (count - begin + parts - part - 1) / (parts - part);
        run(begin, size);
        begin += size;
    }
}

/// For all outputs and the taps of one part.
template <class To>
DIGITLAB_INLINE void addPart(const GradientRows& rows, int outputs, const GradientTap* taps, int size, To* to, int outputSums) {
    static constexpr ProductBlocks<To> kBlocks;
    for (int o = 0; o < outputs; o += kGradientOutputs) {
        kBlocks.of[smaller(outputs - o, kGradientOutputs) - 1][size - 1](rows, o, taps, to, outputSums);
    }
}

/// For all outputs and `count` taps, which `tapAt(index)` gives one by one.
template <class To, class TapAt>
DIGITLAB_INLINE void addAllProducts(const GradientRows& rows, int outputs, int count, TapAt tapAt, To* to, int outputSums) {
    forTapParts(count, [&](int begin, int size) DIGITLAB_INLINED {
        GradientTap taps[kGradientTaps];
        for (int t = 0; t < size; ++t) {
            taps[t] = tapAt(begin + t);
        }
        addPart(rows, outputs, taps, size, to, outputSums);
    });
}

/// dW[o][i][ky][kx] += Σ over rows y and x of d[y][o][x] · input[y − padding + ky][i][x + kx], d being the gradient at the
/// output, for the rows `begin` … `end` − 1. As tiles (tiles.h): sums[product][ky], of each part of the inputs
/// [o][i], so that blocks follow each other in memory.
template <class To>
DIGITLAB_INLINE void addConvolutionGradient(const Stage& stage, const RowBuffer& gradient, const RowBuffer& input, int begin,
                                            int end, To* sums) {
    constexpr int kGradientOf[kTileProducts] = {4, 1, 2, 5}; // ∂y₀, ∂y₀ + ∂y₁, ∂y₁ − ∂y₀, ∂y₁
    const int tiles = stage.output.side / 2;
    const Taps kernel = inputTaps(stage);
    for (int product = 0; product < (stage.tiled ? kTileProducts : 1); ++product) {
        for (int ky = 0; ky < stage.kernel; ++ky) {
            GradientRows rows;
            rows.width = stage.tiled ? tiles : stage.output.side;
            rows.gradientLine = stage.gradientLine;
            for (int y = begin; y < end; ++y) {
                const int inputRow = y * stage.stride - stage.padding + ky;
                if (inputRow >= 0 && inputRow < stage.input.side) {
                    rows.gradients[rows.count] =
                        gradient.row(y) + (stage.tiled ? kGradientOf[product] * tiles : stage.gradientBorder);
                    rows.inputs[rows.count++] = input.row(inputRow) + product * tiles;
                }
            }
            if (stage.tiled) {
                To* to = sums + (product * 3 + ky) * stage.outputs() * stage.inputs();
                forTapParts(stage.inputs(), [&](int first, int size) DIGITLAB_INLINED {
                    GradientTap taps[kGradientTaps];
                    for (int t = 0; t < size; ++t) {
                        taps[t] = {(first + t) * stage.inputLine, t};
                    }
                    addPart(rows, stage.outputs(), taps, size, to + first * stage.outputs(), size);
                });
            } else {
                const int taps = stage.kernel;
                addAllProducts(
                    rows, stage.outputs(), stage.inputs() * taps,
                    [&](int t) {
                        const int i = t / taps;
                        const int kx = t % taps;
                        return GradientTap{i * stage.inputLine + kernel.columns[kx], (i * taps + ky) * taps + kx};
                    },
                    sums, stage.inputs() * taps * taps);
            }
        }
    }
}

/// Sums of tiles over all rows → the gradients of the weights, [outputs][inputs][3][3], to which they are added.
template <class To> DIGITLAB_INLINE void finishTiles(const Stage& stage, const To* sums, To* weights) {
    const int pairs = stage.outputs() * stage.inputs();
    forTapParts(stage.inputs(), [&](int first, int size) DIGITLAB_INLINED {
        for (int pair = 0; pair < stage.outputs() * size; ++pair) {
            for (int ky = 0; ky < 3; ++ky) {
                const auto product = [&](int number) { return sums[(number * 3 + ky) * pairs + first * stage.outputs() + pair]; };
                const To outer = (product(1) - product(2)) * 0.5F; // the difference has the other sign
                To* w = weights + ((pair / size * stage.inputs() + first + pair % size) * 3 + ky) * 3;
                w[0] = product(0) + outer;
                w[1] = (product(1) + product(2)) * 0.5F;
                w[2] = product(3) + outer;
            }
        }
    });
}

/// The linear layer's, of groups whose flat inputs and gradients lie one behind the other.
DIGITLAB_INLINE void addLinearGradient(const Stage& stage, const Vec* gradients, const Vec* inputs, int groups, float* sums) {
    const int count = stage.input.count();
    for (int begin = 0; begin < groups; begin += kMaxSide) {
        GradientRows rows;
        rows.width = 1;
        rows.gradientLine = 1;
        for (int group = begin; group < groups && rows.count < kMaxSide; ++group) {
            rows.gradients[rows.count] = gradients + static_cast<std::int64_t>(group) * stage.outputs();
            rows.inputs[rows.count++] = inputs + static_cast<std::int64_t>(group) * count;
        }
        addAllProducts(
            rows, stage.outputs(), count,
            [](int i) {
                return GradientTap{i, i};
            },
            sums, count);
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
