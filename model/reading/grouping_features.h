// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/values/types.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace model {

/// A piece's outline is kept for this many rows of the line of writing.
inline constexpr int kOutlineRows = 24;

/// Where a picture's component was cut.
struct Cut {
    int after = -1; ///< which of its cuts, from the left; −1: there is none before this piece
    float ink = 0;  ///< it goes through, little of it where strokes touch, in heights of the line
};

/// A stroke, a part of one, or a connected component of a picture.
struct Piece {
    struct Span {
        float left = 0;
        float right = -1;

        bool empty() const { return right < left; }
        void add(float x) {
            left = empty() ? x : std::min(left, x);
            right = std::max(right, x);
        }
    };

    Box box;
    std::array<Span, kOutlineRows> rows; ///< from the top of the line of writing to its bottom; follows slanted digits
    int source = 0;                      ///< the stroke or component it is from: pieces of one source are connected
    Cut cut;                             ///< between it and the one of its source to the left
};

/// The boundary between two pieces, or between all pieces on either side of it.
struct Boundary {
    float gap = std::numeric_limits<float>::max(); ///< in heights of the line, negative where ink overlaps
    float crossing = 0;                            ///< share of the rows both have ink in where it overlaps
    bool cut = false;                              ///< through a stroke or a component
    float cutInk = 0;                              ///< in heights of the line
    float within = 0;                              ///< share of the narrower side's width that lies above or below the other's
};

/// Element k: the boundary before piece k, from the closest pieces on either side. `lineHeight` in the pieces' unit.
std::vector<Boundary> boundariesOf(const std::vector<Piece>& pieces, float lineHeight);

/// The features by which a candidate digit (a group of pieces and the boundary before it) is scored: a linear model in nats.
enum GroupingFeature {
    kGroup,     ///< 1 for every group
    kSurprise,  ///< of the network: −log of the largest probability, at most 3
    kDoubt,     ///< 1 − the largest probability
    kFlat,      ///< 1 for a height below 0.45 of the line
    kThin,      ///< 1 for what is narrower than 0.15 of the line and read as anything but a 1
    kLow,       ///< height missing to 0.7 of the line
    kVeryLow,   ///< height missing to 0.4 of the line
    kBroad,     ///< width beyond 0.8 of the line's height
    kWidth,     ///< width, in heights of the line
    kBoundary,  ///< 1 for every boundary but the first
    kOverlap,   ///< of the ink on both sides of the boundary, at most 0.4 of the line
    kGap,       ///< between the ink on both sides, at most 0.25 of the line
    kNarrowGap, ///< the same, at most 0.06
    kCrossing,  ///< share of rows in which the ink on both sides overlaps
    kCut,       ///< 1 where a stroke or a component is cut
    kCutInk,    ///< the ink that the cut goes through, in heights of the line
    kUnlike,    ///< 1 − the probability that it is a digit
    kStrange,   ///< −log of that probability, at most 6
    kWithin,    ///< how far the ink on one side of the boundary lies above or below that on the other, 0 … 1
    kFeatureCount
};
using GroupingFeatures = std::array<float, kFeatureCount>;

/// The features of a group's box; `lineHeight` in the box's unit.
GroupingFeatures shapeFeatures(const Box& box, float lineHeight);
/// Adds those of the boundary before it.
void addBoundaryFeatures(GroupingFeatures& values, const Boundary& boundary);
/// Adds those of the network's prediction and of the guard's probability that it is a digit, 1 without a guard.
void addReadingFeatures(GroupingFeatures& values, const Prediction& prediction, float digitness);

/// What each feature costs, in nats, for pen strokes and for pictures; tests/bench/grouping_bench.cpp learns them.
extern const GroupingFeatures kStrokeWeights;
extern const GroupingFeatures kPictureWeights;
/// The same for other classes than digits, which may be low or thin: minus, point.
extern const GroupingFeatures kStrokeSignWeights;
extern const GroupingFeatures kPictureSignWeights;

/// Weights times features; the lower, the likelier.
float costOf(const GroupingFeatures& values, const GroupingFeatures& weights);

} // namespace model
