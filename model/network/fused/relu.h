// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/dropout.h"
#include "model/network/fused/lanes.h"

/// Leaky ReLU, and the marks of stored values (`Mark`).
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

/// … and the sign too, where it is cleared.
DIGITLAB_INLINE Bits allBits(Bits magnitudeOfSamples) {
    return magnitudeOfSamples | (magnitudeOfSamples << 1);
}

/// max(x, 0), NaN staying NaN as in PyTorch; 0 in lanes without a sample, which keeps them out of all sums and gradients.
DIGITLAB_INLINE Vec relu(Vec x, Bits samplesMask) {
    return andBits(x < 0.0F ? Vec{} : x, samplesMask);
}

/// x where x > 0 or NaN, else slope · x.
DIGITLAB_INLINE Vec leaky(Vec x, Vec slope) {
    return x < 0.0F ? slope * x : x;
}

template <Mark kMark> DIGITLAB_INLINE Vec valueOf(Vec stored) {
    if constexpr (kMark == Mark::none) {
        return stored;
    } else {
        return andBits(stored, Bits{} + (kMark == Mark::sign ? kMagnitude : ~1));
    }
}

/// All bits where the element is kept, none where it is dropped.
template <Mark kMark> DIGITLAB_INLINE Bits keptBits(Vec stored) {
    const Bits bits = reinterpret_cast<Bits>(stored);
    if constexpr (kMark == Mark::none) {
        return Bits{} - 1;
    } else if constexpr (kMark == Mark::sign) {
        return ~(bits >> 31);
    } else {
        return (bits & 1) - 1;
    }
}

/// The mark's bit where the number is negative, else no bit.
template <Mark kMark> DIGITLAB_INLINE Bits markWhereNegative(Bits number) {
    if constexpr (kMark == Mark::lowest) {
        return reinterpret_cast<Bits>(reinterpret_cast<Words>(number) >> 31);
    } else {
        return number & ~kMagnitude;
    }
}

/// Per-channel sums over one image, in two levels: a row in float, rows in float again; lanes and groups follow in double.
class ImageSums {
public:
    /// `memory`: [4][channels] vectors.
    DIGITLAB_INLINE ImageSums(float* memory, int channels) : sums_(reinterpret_cast<Vec*>(memory)), channels_(channels) {
        for (int i = 0; i < 4 * channels; ++i) {
            sums_[i] = Vec{};
        }
    }

    DIGITLAB_INLINE void add(int channel, Vec first, Vec second) {
        sums_[channel] += first;
        sums_[channels_ + channel] += second;
    }

    DIGITLAB_INLINE void closeRow() {
        for (int i = 0; i < 2 * channels_; ++i) {
            sums_[2 * channels_ + i] += sums_[i];
            sums_[i] = Vec{};
        }
    }

    /// Writes [2][channels].
    DIGITLAB_INLINE void store(double* sums) const {
        for (int i = 0; i < 2 * channels_; ++i) {
            sums[i] = laneSum(sums_[2 * channels_ + i]);
        }
    }

private:
    Vec* sums_;
    int channels_;
};

/// Draws dropout for row y of a stored image: marks what is dropped.
template <Mark kMark> DIGITLAB_INLINE void markDropped(Vec* row, const Image& image, const DropoutDraws& draws, int y) {
    const int width = image.side;
    for (int channel = 0; channel < image.channels; channel += 2) { // which share a draw
        Vec* first = row + channel * width;
        Vec* second = first + width;
        const bool both = channel + 1 < image.channels;
        for (int x = 0; x < width; ++x) {
            const Words draw = draws.draw(static_cast<std::uint32_t>((channel / 2 * width + y) * width + x));
            first[x] = orBits(first[x], markWhereNegative<kMark>(draws.first(draw)));
            if (both) {
                second[x] = orBits(second[x], markWhereNegative<kMark>(draws.second(draw)));
            }
        }
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
