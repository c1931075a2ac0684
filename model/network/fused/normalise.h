// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/relu.h"
#include "model/network/fused/step_view.h"
#include "model/network/fused/tiles.h"

#include <type_traits>

/// Makes a stage's input rows from what the one before stored: batch norm, leaky ReLU, dropout and pooling. None of it is kept:
/// the backward pass makes the rows anew, which costs less than reading them from memory.
namespace model::fused::DIGITLAB_KERNELS {

/// How a stage reads, as far as the compiler has to know it: its loops are made for each of these.
template <Mark kStageMark, bool kStageSlope> struct Reading {
    static constexpr Mark kMark = kStageMark;
    static constexpr bool kSlope = kStageSlope; ///< a leaky ReLU stands between batch norm and dropout

    Vec scale, shift, slope;

    DIGITLAB_INLINE Vec affine(Vec stored) const { return valueOf<kMark>(stored) * scale + shift; }

    /// Batch norm, leaky ReLU and dropout of one stored element.
    DIGITLAB_INLINE Vec operator()(Vec stored) const {
        Vec value = affine(stored);
        if constexpr (kSlope) {
            value = leaky(value, slope);
        }
        return kMark == Mark::none ? value : andBits(value, keptBits<kMark>(stored));
    }
};

template <Mark kMark> using MarkConstant = std::integral_constant<Mark, kMark>;

/// Calls run(mark, slope) with these properties of a stage as constants; without marks in a prediction.
template <class Run> DIGITLAB_INLINE void withReading(const Stage& stage, bool training, Run run) {
    const auto withSlope = [&](auto mark) DIGITLAB_INLINED {
        stage.slope != 1 ? run(mark, std::true_type()) : run(mark, std::false_type());
    };
    switch (training ? stage.mark : Mark::none) {
    case Mark::none:
        return withSlope(MarkConstant<Mark::none>());
    case Mark::sign:
        return withSlope(MarkConstant<Mark::sign>());
    case Mark::lowest:
        return withSlope(MarkConstant<Mark::lowest>());
    }
}

DIGITLAB_INLINE Vec larger(Vec a, Vec b) {
    return b > a ? b : a;
}

/// Whether a row is computed for the first time in this step or again: max-pooling marks its elements in the first pass.
enum class Pass { first, again };

/// 2×2 max-pooling of stored elements. Three of four are marked, like dropped ones, as no gradient reaches them: all but the
/// largest and, of equals, the first in reading order, as in PyTorch.
template <class Read> DIGITLAB_INLINE Vec pooledFirst(Vec* top, Vec* bottom, const Read& read) {
    const Vec a = read(top[0]);
    const Vec b = read(top[1]);
    const Vec c = read(bottom[0]);
    const Vec d = read(bottom[1]);
    const Vec upper = larger(a, b);
    const Vec lower = larger(c, d);
    const Bits second = reinterpret_cast<Bits>(a - b);        // negative where b won against a
    const Bits fourth = reinterpret_cast<Bits>(c - d);        // … d against c
    const Bits below = reinterpret_cast<Bits>(upper - lower); // … and the lower row against the upper
    top[0] = orBits(top[0], markWhereNegative<Read::kMark>(second | below));
    top[1] = orBits(top[1], markWhereNegative<Read::kMark>(~second | below));
    bottom[0] = orBits(bottom[0], markWhereNegative<Read::kMark>(fourth | ~below));
    bottom[1] = orBits(bottom[1], markWhereNegative<Read::kMark>(~fourth | ~below));
    return larger(upper, lower);
}

/// The same for a window of any size.
template <class Read> DIGITLAB_INLINE Vec pooledFirst(Vec* const* rows, int side, int x, const Read& read) {
    Vec largest = read(rows[0][x]);
    for (int i = 1; i < side * side; ++i) {
        largest = larger(largest, read(rows[i / side][x + i % side]));
    }
    Bits found{};
    for (int i = 0; i < side * side; ++i) {
        Vec& stored = rows[i / side][x + i % side];
        const Bits wins = (read(stored) == largest) & ~found;
        found |= wins;
        stored = orBits(stored, markWhereNegative<Read::kMark>(~wins));
    }
    return largest;
}

template <class Read> DIGITLAB_INLINE Vec sumOfWindow(Vec* const* rows, int side, int x, const Read& read) {
    Vec sum{};
    for (int y = 0; y < side; ++y) {
        for (int column = x; column < x + side; ++column) {
            sum += read(rows[y][column]);
        }
    }
    return sum;
}

/// A channel of `column(x)` as the stage's convolution reads it. `line` has room for one.
template <class Column> DIGITLAB_INLINE void makeInputLine(const Stage& stage, Column column, Vec* line, Vec* out) {
    const int width = stage.input.side;
    if (stage.tiled) {
        tileLine(width, column, out);
        return;
    }
    Vec* plain = stage.stride == 1 ? out : line;
    for (int x = 0; x < stage.border; ++x) {
        plain[x] = Vec{};
        plain[stage.border + width + x] = Vec{};
    }
    for (int x = 0; x < width; ++x) {
        plain[stage.border + x] = column(x);
    }
    if (stage.stride != 1) { // even columns, then odd ones
        const int all = width + 2 * stage.border;
        for (int x = 0; x < all; ++x) {
            out[x % 2 * ((all + 1) / 2) + x / 2] = plain[x];
        }
    }
}

/// Where channel `channel` of input row y begins: linear layers have all rows in one, channel by channel.
DIGITLAB_INLINE Vec* inputLineOf(const Stage& stage, int channel, int y, Vec* row) {
    return row + (stage.core == Core::linear ? channel * stage.inputLine + y * stage.input.side : channel * stage.inputLine);
}

/// Row y of the input of a stage behind another one, whose stored rows are `source`.
template <bool kTraining>
inline void makeInputRow(const Stage& stage, const Coefficients& coefficients, const RowBuffer& source, int y, Pass pass,
                         Vec* line, Vec* out) {
    Vec* rows[kMaxSide];
    for (int i = 0; i < stage.window; ++i) {
        rows[i] = source.row(y * stage.window + i);
    }
    withReading(stage, kTraining, [&](auto mark, auto slope) DIGITLAB_INLINED {
        for (int channel = 0; channel < stage.source.channels; ++channel) {
            const Reading<decltype(mark)::value, decltype(slope)::value> read{
                broadcast(coefficients.scale[channel]), broadcast(coefficients.shift[channel]), broadcast(stage.slope)};
            Vec* const to = inputLineOf(stage, channel, y, out);
            const auto make = [&](auto column) DIGITLAB_INLINED { makeInputLine(stage, column, line, to); };
            const int side = stage.window;
            Vec* const top = rows[0];
            if (stage.pooling == Pooling::none) {
                make([=](int x) DIGITLAB_INLINED { return read(top[x]); });
            } else if (stage.pooling == Pooling::average) {
                const Vec share = broadcast(1.0F / static_cast<float>(side * side));
                make([&, share](int x) DIGITLAB_INLINED { return sumOfWindow(rows, side, side * x, read) * share; });
            } else if constexpr (decltype(mark)::value == Mark::none) {
                make([&](int x) DIGITLAB_INLINED {
                    Vec largest = larger(read(rows[0][side * x]), read(rows[0][side * x + 1]));
                    for (int i = 2; i < side * side; ++i) {
                        largest = larger(largest, read(rows[i / side][side * x + i % side]));
                    }
                    return largest;
                });
            } else if (side == 2) {
                Vec* const bottom = rows[1];
                if (pass == Pass::first) {
                    make([=](int x) DIGITLAB_INLINED { return pooledFirst(top + 2 * x, bottom + 2 * x, read); });
                } else { // at most one of the four is not zero
                    make([=](int x) DIGITLAB_INLINED {
                        return (read(top[2 * x]) + read(top[2 * x + 1])) + (read(bottom[2 * x]) + read(bottom[2 * x + 1]));
                    });
                }
            } else if (pass == Pass::first) {
                make([&](int x) DIGITLAB_INLINED { return pooledFirst(rows, side, side * x, read); });
            } else {
                make([&](int x) DIGITLAB_INLINED { return sumOfWindow(rows, side, side * x, read); });
            }
            for (int i = 0; i < side; ++i) {
                rows[i] += stage.source.side;
            }
        }
    });
}

/// Row y of the first stage's input: of the group's images, [28][28] each.
template <class Pixel, class Scale>
DIGITLAB_INLINE void gatherImageRow(const Stage& stage, const Pixel* images, int count, int group, int y, Scale scale, Vec* line,
                                    Vec* out) {
    constexpr int kSide = 28;
    Vec pixels[kSide];
    float* lanes = reinterpret_cast<float*>(pixels);
    for (int lane = 0; lane < kLanes; ++lane) {
        const int sample = group * kLanes + lane;
        const Pixel* from = images + static_cast<std::int64_t>(sample) * kSide * kSide + y * kSide;
        for (int x = 0; x < kSide; ++x) {
            lanes[x * kLanes + lane] = sample < count ? static_cast<float>(from[x]) : 0.0F;
        }
    }
    makeInputLine(
        stage, [&](int x) DIGITLAB_INLINED { return scale(pixels[x]); }, line, inputLineOf(stage, 0, y, out));
}

} // namespace model::fused::DIGITLAB_KERNELS
