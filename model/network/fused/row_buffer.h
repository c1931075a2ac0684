// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/lanes.h"
#include "model/network/fused/plan.h"

/// Images pass through the kernels row by row; a row holds all channels, each a line of vectors.
namespace model::fused::DIGITLAB_KERNELS {

/// Columns of the part that begins at x.
DIGITLAB_INLINE int partSize(const ColumnParts& parts, int x) {
    return x < parts.wideEnd ? parts.columns : parts.narrow;
}

/// Rows by number, of which the last few stay readable: a ring, so that the rows in use fit the second-level cache.
struct RowBuffer {
    Vec* rows;
    int rowVectors; ///< vectors of one row
    int capacity;   ///< rows held, a power of two

    DIGITLAB_INLINE Vec* row(int y) const { return rows + (y & (capacity - 1)) * rowVectors; }
};

DIGITLAB_INLINE int powerOfTwoFrom(int atLeast) {
    int power = 1;
    while (power < atLeast) {
        power *= 2;
    }
    return power;
}

/// The rows under a kernel at one height, without those that lie in the padding above or below the image: they would add zero.
struct RowWindow {
    const Vec* rows[7];
    int kernelRows[7]; ///< which row of the kernel meets each
    int count = 0;

    DIGITLAB_INLINE void add(const RowBuffer& buffer, int y, int height, int kernelRow) {
        if (y >= 0 && y < height) {
            rows[count] = buffer.row(y);
            kernelRows[count++] = kernelRow;
        }
    }
};

/// The input rows under output row y.
DIGITLAB_INLINE RowWindow inputWindow(const Stage& stage, const RowBuffer& input, int y) {
    RowWindow window;
    for (int ky = 0; ky < stage.kernel; ++ky) {
        window.add(input, y * stage.stride - stage.padding + ky, stage.input.side, ky);
    }
    return window;
}

/// One past the last input row that output row y reads.
DIGITLAB_INLINE int inputEnd(const Stage& stage, int y) {
    return smaller(y * stage.stride - stage.padding + stage.kernel, stage.input.side);
}

/// The gradient rows that reach input row y, by the rows of the kernel turned around.
DIGITLAB_INLINE RowWindow gradientWindow(const Stage& stage, const RowBuffer& gradient, int y) {
    RowWindow window;
    for (int turned = 0; turned < stage.kernel; ++turned) {
        const int scaled = y + stage.padding - (stage.kernel - 1 - turned);
        if (scaled % stage.stride == 0) {
            window.add(gradient, scaled / stage.stride, stage.output.side, turned);
        }
    }
    return window;
}

/// One past the last gradient row that input row y needs.
DIGITLAB_INLINE int gradientEnd(const Stage& stage, int y) {
    return smaller((y + stage.padding) / stage.stride + 1, stage.output.side);
}

/// Where the columns under an output column lie in a line: those of output column x follow at x more.
struct Taps {
    int count;
    int columns[7];
};

/// Of the forward pass. With stride 2 a line holds its even columns, then its odd ones.
DIGITLAB_INLINE Taps inputTaps(const Stage& stage) {
    const int evens = (stage.input.side + 2 * stage.border + 1) / 2;
    Taps taps{stage.kernel, {}};
    for (int kx = 0; kx < stage.kernel; ++kx) {
        taps.columns[kx] = stage.stride == 1 ? kx : kx % 2 * evens + kx / 2;
    }
    return taps;
}

/// The input columns of one parity (stride 2; all of them with stride 1), with the kernel's columns that reach them.
struct GradientColumns {
    int first; ///< input column
    int step;
    int count;
    Taps taps;
    int kernelColumns[7]; ///< of each tap
};

DIGITLAB_INLINE GradientColumns gradientColumns(const Stage& stage, int parity) {
    const int step = stage.stride;
    const int first = ((parity - stage.padding) % step + step) % step; // input column x has kx ≡ x + padding
    GradientColumns columns{first, step, (stage.input.side - first + step - 1) / step, {}, {}};
    for (int kx = stage.kernel - 1; kx >= 0; --kx) { // turned around
        if (kx % step == parity) {
            columns.kernelColumns[columns.taps.count] = kx;
            columns.taps.columns[columns.taps.count++] = (first + stage.padding - kx) / step + stage.gradientBorder;
        }
    }
    return columns;
}

} // namespace model::fused::DIGITLAB_KERNELS
