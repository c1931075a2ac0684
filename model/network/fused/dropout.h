// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/lanes.h"
#include "model/network/fused/step_view.h"

/// Dropout's random bits: a hash of (step, layer, sample, element), so that they depend neither on the number of lanes nor on the
/// thread, and need no memory. dropout_mask.h is the same in plain C++.
namespace model::fused::DIGITLAB_KERNELS {

/// The draws of one group in one layer.
class DropoutDraws {
public:
    DIGITLAB_INLINE DropoutDraws(const StepView& view, int layer, std::uint32_t threshold, int group)
        : first_(*reinterpret_cast<const Words*>(view.dropoutKeys + (2 * layer * view.groups + group) * kLanes)),
          second_(*reinterpret_cast<const Words*>(view.dropoutKeys + ((2 * layer + 1) * view.groups + group) * kLanes)),
          threshold_(threshold) {}

    /// One hash has 32 bits, enough for two elements: `pair` numbers them.
    DIGITLAB_INLINE Words draw(std::uint32_t pair) const {
        Words hash = first_ ^ (pair * 0x9e3779b9U);
        hash ^= hash >> 16U;
        hash *= 0x7feb352dU; // this constant and the next: Chris Wellons' lowbias32
        hash ^= hash >> 15U;
        hash = (hash ^ second_) * 0x846ca68bU;
        return hash ^ (hash >> 16U);
    }

    /// Negative where the element is dropped: its 16 bits are below the threshold.
    DIGITLAB_INLINE Bits first(Words draws) const { return reinterpret_cast<Bits>((draws & 0xffffU) - threshold_); }
    DIGITLAB_INLINE Bits second(Words draws) const { return reinterpret_cast<Bits>((draws >> 16U) - threshold_); }

private:
    Words first_;
    Words second_;
    std::uint32_t threshold_;
};

} // namespace model::fused::DIGITLAB_KERNELS
