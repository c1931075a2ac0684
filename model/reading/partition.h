// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/nn/predictor.h"
#include "model/types.h"

#include <array>
#include <functional>
#include <optional>
#include <vector>

/// The decision strokes and pictures share: which pieces of ink, side by side, make up a digit each. Over-segmentation, then the
/// best path through the candidate groups by dynamic programming (Casey and Lecolinet 1996), scored by geometry and the network.
namespace model {

/// A piece's outline is kept for this many rows of the line of writing.
inline constexpr int kOutlineRows = 24;

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
};

/// Pieces first … last − 1 of a line, read as one digit.
struct Group {
    std::size_t first = 0;
    std::size_t last = 0;
    DigitImage image{};
    Prediction prediction;
};

/// The framed image of pieces first … last − 1, nothing if they leave no ink.
using FrameGroup = std::function<std::optional<DigitImage>(std::size_t first, std::size_t last)>;

/// Parts a line's pieces, in their order from left to right, into digits. All candidates are read in one call of the predictor;
/// their number is bounded by the line's length, see the source. Empty when no group leaves ink.
std::vector<Group> partition(const std::vector<Piece>& pieces, const FrameGroup& frame, Predictor& predictor);

} // namespace model
