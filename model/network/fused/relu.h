// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/dropout.h"
#include "model/network/fused/lanes.h"

/// ReLU, and how its result is stored: r ≥ 0 leaves the sign bit free, which tells whether dropout zeroes the element.
/// So the random bits are drawn once, when r is computed, and every read of r carries the mask with it.
namespace model::fused::DIGITLAB_KERNELS {

constexpr std::int32_t kMagnitude = 0x7fffffff;

/// Clears the sign; all bits of the lanes at and behind `samples`, which hold no sample.
DIGITLAB_INLINE Bits magnitudeOfSamples(int samples) {
    Bits mask{};
    for (int lane = 0; lane < kLanes; ++lane) {
        mask[lane] = lane < samples ? kMagnitude : 0;
    }
    return mask;
}

/// max(x, 0), NaN staying NaN as in PyTorch; 0 in lanes without a sample, which keeps them out of all sums and gradients.
DIGITLAB_INLINE Vec relu(Vec x, Bits samplesMask) {
    return andBits(x < 0.0F ? Vec{} : x, samplesMask);
}

DIGITLAB_INLINE Vec magnitude(Vec stored) {
    return andBits(stored, Bits{} + kMagnitude);
}

/// All bits where the element is kept, none where it is dropped.
DIGITLAB_INLINE Bits keptBits(Vec stored) {
    return ~(reinterpret_cast<Bits>(stored) >> 31);
}

/// Per-channel sums over one image, in two levels: a row in float, rows in float again; lanes and groups follow in double.
template <int kChannels> struct ImageSums {
    Vec row[2][kChannels] = {};
    Vec image[2][kChannels] = {};

    DIGITLAB_INLINE void add(int channel, Vec first, Vec second) {
        row[0][channel] += first;
        row[1][channel] += second;
    }

    DIGITLAB_INLINE void closeRow() {
        for (int i = 0; i < 2; ++i) {
            for (int c = 0; c < kChannels; ++c) {
                image[i][c] += row[i][c];
                row[i][c] = Vec{};
            }
        }
    }

    /// Writes [2][kChannels].
    DIGITLAB_INLINE void store(double* sums) const {
        for (int i = 0; i < 2; ++i) {
            for (int c = 0; c < kChannels; ++c) {
                sums[i * kChannels + c] = laneSum(image[i][c]);
            }
        }
    }
};

/// Behind a convolution in training: ReLU, then Σ r and Σ r² for batch norm; stores a row [kChannels][kWidth].
template <int kChannels, int kWidth> struct ReluEpilogue {
    Vec* output;
    Bits samplesMask;
    ImageSums<kChannels>& sums;

    template <int kOutputs, int kColumns>
    DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
            Vec sum{};
            Vec squares{};
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                const Vec r = relu(block[o][c], samplesMask);
                sum += r;
                squares += r * r;
                output[(channel + o) * kWidth + x + c] = r;
            }
            sums.add(channel + o, sum, squares);
        }
    }
};

/// Draws dropout for row y, [kChannels][kWidth] as ReLU left it: sets the sign of what is dropped.
template <int kChannels, int kWidth> DIGITLAB_INLINE void markDropped(Vec* row, const DropoutDraws& draws, int y) {
    for (int channel = 0; channel < kChannels; channel += 2) { // which share a draw
        Vec* first = row + channel * kWidth;
        Vec* second = first + kWidth;
        for (int x = 0; x < kWidth; ++x) {
            const Words draw = draws.draw(static_cast<std::uint32_t>((channel / 2 * kWidth + y) * kWidth + x));
            first[x] = orBits(first[x], draws.firstSign(draw));
            second[x] = orBits(second[x], draws.secondSign(draw));
        }
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
