// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/fused/normalise.h"

/// What happens to the gradient at a convolution's input, row by row, on its way back through pooling and dropout to the output
/// of batch norm, where it is stored as g, together with the sums batch norm's own gradient needs: Σ g and Σ g·(r − mean).
namespace model::fused::DIGITLAB_KERNELS {

template <bool kPooled, int kChannels, int kWidth> struct InputGradientEpilogue;

/// Without pooling. `stored` and `gradient`: [kChannels][kWidth], the same row of the layer before.
template <int kChannels, int kWidth> struct InputGradientEpilogue<false, kChannels, kWidth> {
    const NormCoefficients& norm;
    const Vec* stored;
    Vec* gradient;
    ImageSums<kChannels>& sums;

    template <int kOutputs, int kColumns> DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
            const Vec mean = broadcast(norm.mean[channel + o]);
            Vec sum{};
            Vec products{};
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                const int at = (channel + o) * kWidth + x + c;
                const Vec g = andBits(block[o][c] * norm.keepScale, keptBits(stored[at]));
                sum += g;
                products += g * (magnitude(stored[at]) - mean);
                gradient[at] = g;
            }
            sums.add(channel + o, sum, products);
        }
    }
};

/// With 2×2 max-pooling: the gradient goes to the largest of four elements, the first of equals as in PyTorch. `stored` and
/// `gradient`: two rows [2][kChannels][2·kWidth] of the layer before.
template <int kChannels, int kWidth> struct InputGradientEpilogue<true, kChannels, kWidth> {
    const NormCoefficients& norm;
    const Vec* stored;
    Vec* gradient;
    ImageSums<kChannels>& sums;

    template <int kOutputs, int kColumns> DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
            const Vec scale = broadcast(norm.scale[channel + o]);
            const Vec shift = broadcast(norm.shift[channel + o]);
            const Vec mean = broadcast(norm.mean[channel + o]);
            Vec sum{};
            Vec products{};
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                const int corner = (channel + o) * 2 * kWidth + 2 * (x + c);
                const Bits best = indexOfLargest(stored + corner, scale, shift);
                const Vec scaled = block[o][c] * norm.keepScale;
#pragma GCC unroll 4
                for (int i = 0; i < 4; ++i) {
                    const int at = corner + kOffsets[i];
                    const Vec g = andBits(scaled, (best == i) & keptBits(stored[at]));
                    sum += g;
                    products += g * (magnitude(stored[at]) - mean);
                    gradient[at] = g;
                }
            }
            sums.add(channel + o, sum, products);
        }
    }

private:
    static constexpr int kBelow = kChannels * 2 * kWidth;
    static constexpr int kOffsets[4] = {0, 1, kBelow, kBelow + 1};

    static DIGITLAB_INLINE Bits indexOfLargest(const Vec* corner, Vec scale, Vec shift) {
        Vec largest = normalised(corner[0], scale, shift);
        Bits index{};
#pragma GCC unroll 4
        for (int i = 1; i < 4; ++i) {
            const Vec candidate = normalised(corner[kOffsets[i]], scale, shift);
            index = candidate > largest ? Bits{} + i : index;
            largest = larger(largest, candidate);
        }
        return index;
    }
};

} // namespace model::fused::DIGITLAB_KERNELS
