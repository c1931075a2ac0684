// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"

#include <array>

namespace model {

/// A piece's outline is kept for this many rows of the line of writing.
inline constexpr int kOutlineRows = 24;

/// Where a picture's component was cut.
struct Cut {
    int after = -1; ///< which of its cuts, from the left; −1: there is none before this piece
    float ink = 0;  ///< it goes through, in heights of the line
};

/// A stroke, a part of one, or a connected component of a picture.
struct Piece {
    struct Span {
        float left = 0;
        float right = -1;

        bool empty() const { return right < left; }
        void add(float x);
    };

    Box box;
    std::array<Span, kOutlineRows> rows; ///< from the top of the line of writing to its bottom; follows slanted digits
    int source = 0;                      ///< the stroke or component it is from: pieces of one source are connected
    Cut cut;                             ///< between it and the one of its source to the left
};

} // namespace model
