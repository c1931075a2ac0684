// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/normalise.h"

namespace model::fused::DIGITLAB_KERNELS {

/// What happens to the gradient g at a convolution's input, block by block: it is stored, and the sums are taken that the batch
/// norm before needs. g belongs to what came out of dropout and pooling; it reaches just those elements of the batch norm's
/// output whose sign bit is clear, so the sums run over these: Σ g and Σ g·(r − mean).
///
/// `stored`: the row of the layer before, [kChannels][kWidth], or the two rows under the pooling, [2][kChannels][2·kWidth].
template <bool kPooled, int kChannels, int kWidth> struct InputGradientEpilogue {
    const NormCoefficients& norm;
    const Vec* stored;
    Vec* gradient; ///< [kChannels][kWidth]
    ImageSums<kChannels>& sums;

    template <int kOutputs, int kColumns>
    DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
            const Vec mean = broadcast(norm.mean[channel + o]);
            const Vec* line = stored + (channel + o) * kStoredWidth + kScale * x;
            Vec sum{};
            Vec products{};
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                gradient[(channel + o) * kWidth + x + c] = block[o][c];
#pragma GCC unroll 4
                for (int i = 0; i < kReached; ++i) {
                    const Vec r = line[kScale * c + kOffsets[i]];
                    const Vec g = andBits(block[o][c], keptBits(r));
                    sum += g;
                    products += g * (magnitude(r) - mean);
                }
            }
            sums.add(channel + o, sum, products);
        }
    }

private:
    static constexpr int kScale = kPooled ? 2 : 1;
    static constexpr int kStoredWidth = kScale * kWidth;
    static constexpr int kReached = kScale * kScale; ///< stored elements under one of g
    static constexpr int kBelow = kChannels * kStoredWidth;
    static constexpr int kOffsets[4] = {0, 1, kBelow, kBelow + 1};
};

} // namespace model::fused::DIGITLAB_KERNELS
