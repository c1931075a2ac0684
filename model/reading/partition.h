// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/reading/grouping_features.h"
#include "model/values/types.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

/// The decision strokes and pictures share: which pieces of ink, side by side, make up a digit each. Over-segmentation, then the
/// best path through the candidate groups by dynamic programming (Casey and Lecolinet 1996), scored by geometry and the network.
namespace model {

/// Pieces first … last − 1 of a line, read as one digit.
struct Group {
    std::size_t first = 0;
    std::size_t last = 0;
    DigitImage image{};
    Prediction prediction;
    float digitness = 1; ///< the guard's probability that it is a digit; 1 without a guard
};

/// The framed image of pieces first … last − 1, nothing if they leave no ink.
using FrameGroup = std::function<std::optional<DigitImage>(std::size_t first, std::size_t last)>;

/// All groups of a line that may be a digit, by their beginnings, and what is known of each.
struct Candidates {
    std::vector<Group> groups;
    std::vector<GroupingFeatures> features; ///< one a group
};

/// The network that reads digits, and the guard that tells them from other drawings; no guard (null) for other classes.
struct Readers {
    Predictor& network;
    Predictor* guard;
};

/// The costs of features in strokes and in pictures: other classes than digits may be low or thin.
inline const GroupingFeatures& strokeWeights(const Readers& readers) {
    return readers.guard != nullptr ? kStrokeWeights : kStrokeSignWeights;
}
inline const GroupingFeatures& pictureWeights(const Readers& readers) {
    return readers.guard != nullptr ? kPictureWeights : kPictureSignWeights;
}

/// The candidates among a line's pieces, which are in their order from left to right. Each network reads all in one call; their
/// number is bounded by the line's length, see the source.
Candidates candidatesOf(const std::vector<Piece>& pieces, const FrameGroup& frame, const Readers& readers);

/// Parts a line into digits: the candidates side by side that cost least with these weights. Empty when no group leaves ink.
std::vector<Group> partition(const Candidates& candidates, const GroupingFeatures& weights);

/// The sources of pieces in groups that are uncertain, and so worth cutting.
std::set<int> doubtfulSources(const std::vector<Piece>& pieces, const std::vector<Group>& groups);

} // namespace model
