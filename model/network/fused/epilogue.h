// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/relu.h"

/// What follows a convolution at once, while a block of its sums is still in registers: what most networks have there saves a
/// pass over the row. Everything else is done row by row (finishRow, sumGradientRow), with the same bits.
namespace model::fused::DIGITLAB_KERNELS {

struct Epilogue {
    enum class Kind {
        none,
        relu,     ///< r = max(x, 0), with Σ r and Σ r² of each channel
        gradient, ///< Σ g and Σ g·(r − mean), where the stored r of the same shape is not marked (Mark::sign)
    };
    Kind kind = Kind::none;
    ImageSums* sums = nullptr;
    Bits samplesMask{};
    const Vec* stored = nullptr; ///< row [C][W]
    const float* mean = nullptr;

    /// Stores value(o, column), the sums of the block that begins with `channel` at column x, at out[o · line + column · step].
    template <int kOutputs, int kColumns, class Value>
    DIGITLAB_INLINE void operator()(int channel, int x, Vec* out, int line, int step, Value value) const {
        switch (kind) {
        case Kind::none:
#pragma GCC unroll 16
            for (int o = 0; o < kOutputs; ++o) {
#pragma GCC unroll 16
                for (int column = 0; column < kColumns; ++column) {
                    out[o * line + column * step] = value(o, column);
                }
            }
            break;
        case Kind::relu:
            sumUp<kOutputs, kColumns>(channel, [&](int o, int column, Vec& sum, Vec& squares) DIGITLAB_INLINED {
                const Vec r = relu(value(o, column), samplesMask);
                out[o * line + column] = r;
                sum += r;
                squares += r * r;
            });
            break;
        case Kind::gradient:
            sumUp<kOutputs, kColumns>(channel, [&](int o, int column, Vec& sum, Vec& products) DIGITLAB_INLINED {
                const Vec gradient = value(o, column);
                out[o * line + column] = gradient;
                const Vec r = stored[(channel + o) * line + x + column];
                const Vec g = andBits(gradient, keptBits<Mark::sign>(r));
                sum += g;
                products += g * (valueOf<Mark::sign>(r) - broadcast(mean[channel + o]));
            });
            break;
        }
    }

private:
    template <int kOutputs, int kColumns, class Each> DIGITLAB_INLINE void sumUp(int channel, Each each) const {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
            Vec first{};
            Vec second{};
#pragma GCC unroll 16
            for (int column = 0; column < kColumns; ++column) {
                each(o, column, first, second);
            }
            sums->add(channel + o, first, second);
        }
    }
};

} // namespace model::fused::DIGITLAB_KERNELS
