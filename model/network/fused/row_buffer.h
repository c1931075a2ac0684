// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/lanes.h"

/// Images pass through the kernels row by row; a row holds all channels: [C][stride] vectors.
namespace model::fused::DIGITLAB_KERNELS {

/// Vectors from one channel of a row to the next. Odd, so that the channels spread over the sets of the first-level cache:
/// 16 channels at a power-of-two distance would evict one another.
constexpr int rowStride(int width, int border) {
    return (width + 2 * border) | 1;
}

/// Rows by number, of which the last few stay readable: a ring, so that the rows in use fit the second-level cache.
struct RowBuffer {
    Vec* rows;
    int rowVectors; ///< vectors of one row
    int capacity;   ///< rows held, a power of two

    DIGITLAB_INLINE Vec* row(int y) const { return rows + (y & (capacity - 1)) * rowVectors; }
};

constexpr int kForwardRing = 4;  ///< three rows under the kernel
constexpr int kBackwardRing = 8; ///< four rows at once (backward.h) and one or two around them; also a whole image of the head

/// The rows under a kernel at one height, without those that lie in the padding above or below the image: they would add zero.
template <int kKernel> struct RowWindow {
    const Vec* rows[kKernel] = {};
    int first; ///< kernel row of rows[0]
    int count;

    DIGITLAB_INLINE RowWindow(const RowBuffer& buffer, int top, int height) : first(top < 0 ? -top : 0), count(0) {
        for (int ky = first; ky < kKernel && top + ky < height; ++ky) {
            rows[count++] = buffer.row(top + ky);
        }
    }
};

} // namespace model::fused::DIGITLAB_KERNELS
