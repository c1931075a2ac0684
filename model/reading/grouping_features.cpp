// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/grouping_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

constexpr std::size_t kNeighbours = 8; ///< pieces looked at on each side of a boundary

/// Nats for each. The most likely weights for 2,500 composed numbers and 987 single digits of the pen digits of every other
/// writer (a log-linear model over the candidate lattice, readings that spell the number against all others).
constexpr GroupingFeatures kWeights{-0.54F, 0.01F,  9.72F, -0.60F, -2.58F, 17.42F, 0.31F, 7.12F,
                                    5.12F,  -0.60F, 9.04F, -4.09F, -3.61F, 1.55F,  4.78F};

float widthBetween(const Box& a, const Box& b) {
    return std::max(a.left, b.left) - std::min(a.right, b.right);
}

/// Tall pieces are compared row by row, so that slanted neighbours stand apart; others, as the top bar of a five, by their boxes.
Boundary between(const Piece& a, const Piece& b, float lineHeight) {
    constexpr int kTall = kOutlineRows * 2 / 5;
    Boundary boundary;
    int shared = 0;
    int overlapping = 0;
    for (std::size_t row = 0; row < kOutlineRows; ++row) {
        if (!a.rows[row].empty() && !b.rows[row].empty()) {
            const float gap = b.rows[row].left - a.rows[row].right;
            boundary.gap = std::min(boundary.gap, gap / lineHeight);
            overlapping += gap < 0 ? 1 : 0;
            ++shared;
        }
    }
    if (shared < kTall) {
        boundary.gap = widthBetween(a.box, b.box) / lineHeight;
    } else {
        boundary.crossing = static_cast<float>(overlapping) / static_cast<float>(shared);
    }
    boundary.cut = a.source == b.source;
    return boundary;
}

} // namespace

std::vector<Boundary> boundariesOf(const std::vector<Piece>& pieces, float lineHeight) {
    std::vector<Boundary> boundaries(pieces.size());
    for (std::size_t k = 1; k < pieces.size(); ++k) {
        Boundary& closest = boundaries[k];
        for (std::size_t i = k > kNeighbours ? k - kNeighbours : 0; i < k; ++i) {
            for (std::size_t j = k; j < std::min(k + kNeighbours, pieces.size()); ++j) {
                const Boundary boundary = between(pieces[i], pieces[j], lineHeight);
                closest.gap = std::min(closest.gap, boundary.gap);
                closest.crossing = std::max(closest.crossing, boundary.crossing);
                closest.cut = closest.cut || boundary.cut;
            }
        }
    }
    return boundaries;
}

GroupingFeatures shapeFeatures(const Box& box, float lineHeight) {
    const float height = box.height() / lineHeight;
    const float width = box.width() / lineHeight;
    GroupingFeatures values{};
    values[kGroup] = 1;
    values[kFlat] = height < 0.45F ? 1 : 0;
    values[kLow] = std::max(0.0F, 0.7F - height);
    values[kVeryLow] = std::max(0.0F, 0.4F - height);
    values[kBroad] = std::max(0.0F, width - 0.8F);
    values[kWidth] = width;
    return values;
}

void addBoundaryFeatures(GroupingFeatures& values, const Boundary& boundary) {
    const auto [gap, crossing, cut] = boundary;
    values[kCrossing] = crossing;
    values[kBoundary] = 1;
    values[kOverlap] = std::clamp(-gap, 0.0F, 0.4F);
    values[kGap] = std::clamp(gap, 0.0F, 0.25F);
    values[kNarrowGap] = std::clamp(gap, 0.0F, 0.06F);
    values[kCut] = cut ? 1 : 0;
}

void addReadingFeatures(GroupingFeatures& values, const Prediction& prediction) {
    const float probability = prediction.probabilities[static_cast<std::size_t>(prediction.digit)];
    values[kSurprise] = std::min(-std::log(probability), 3.0F);
    values[kDoubt] = 1 - probability;
    values[kThin] = values[kWidth] < 0.15F && prediction.digit != 1 ? 1 : 0;
}

float costOf(const GroupingFeatures& values) {
    return std::inner_product(values.begin(), values.end(), kWeights.begin(), 0.0F);
}

} // namespace model
