// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/grouping_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

constexpr std::size_t kNeighbours = 8; ///< pieces looked at on each side of a boundary

struct Cost {
    GroupingFeature feature;
    float strokes;
    float pictures;
    float signStrokes; ///< of other classes than digits
    float signPictures;
};

// The most likely ones (grouping_bench): of digits for 2,500 composed numbers and the single pen digits of every other writer,
// and for 1,500 lines on pages composed of MNIST's digits; of signs in pictures for the made drawings of
// tests/app/own_alphabets.py, on which those in strokes were chosen by hand: the learned ones read fewer single signs.
constexpr std::array<Cost, kFeatureCount> kCosts{{
    {kGroup, -0.12F, -0.55F, 0.38F, -0.77F},
    {kSurprise, 2.17F, 0.64F, 2.17F, 0.19F},
    {kDoubt, 2.77F, 3.18F, 2.77F, 5.80F},
    {kFlat, 1.51F, -0.49F, 0, 3.73F},
    {kThin, -1.37F, 0.10F, 0, 0.12F},
    {kLow, 4.65F, 12.01F, 0, -3.37F},
    {kVeryLow, -3.88F, -2.68F, 0, -7.02F},
    {kBroad, 3.58F, 5.47F, 3.58F, 3.97F},
    {kWidth, 2.27F, 0.92F, 2.27F, 4.70F},
    {kBoundary, -0.12F, -0.55F, -0.12F, -0.82F},
    {kOverlap, 4.12F, 0.81F, 4.12F, -0.46F},
    {kGap, -1.10F, 2.85F, -1.10F, -3.68F},
    {kNarrowGap, 0, -0.29F, 0, -2.01F},
    {kCrossing, 1.22F, -3.32F, 1.22F, -3.68F},
    {kCut, 1.95F, 0.60F, 1.95F, 1.06F},
    {kCutInk, 0, 10.56F, 0, -0.61F},
    {kUnlike, 1.86F, 3.74F, 0, 0},
    {kStrange, 0.46F, -0.14F, 0, 0},
    {kWithin, 0, 0, 4, 9.17F},
}};

constexpr GroupingFeatures weightsOf(float Cost::*of) {
    GroupingFeatures weights{};
    for (const Cost& cost : kCosts) {
        weights[cost.feature] = cost.*of;
    }
    return weights;
}

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
    constexpr float kPen = 0.06F; // a line has a width
    const float pen = kPen * lineHeight;
    boundary.within = std::clamp((pen - widthBetween(a.box, b.box)) / (pen + std::min(a.box.width(), b.box.width())), 0.0F, 1.0F);
    boundary.cut = a.source == b.source;
    if (boundary.cut && std::abs(a.cut.after - b.cut.after) == 1) {
        const Cut& cut = std::max(a.cut, b.cut, [](const Cut& x, const Cut& y) { return x.after < y.after; });
        boundary.cutInk = cut.ink;
    }
    return boundary;
}

} // namespace

const GroupingFeatures kStrokeWeights = weightsOf(&Cost::strokes);
const GroupingFeatures kPictureWeights = weightsOf(&Cost::pictures);
const GroupingFeatures kStrokeSignWeights = weightsOf(&Cost::signStrokes);
const GroupingFeatures kPictureSignWeights = weightsOf(&Cost::signPictures);

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
                closest.cutInk += boundary.cutInk;
                closest.within = std::max(closest.within, boundary.within);
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
    const auto [gap, crossing, cut, cutInk, within] = boundary;
    values[kCrossing] = crossing;
    values[kBoundary] = 1;
    values[kOverlap] = std::clamp(-gap, 0.0F, 0.4F);
    values[kGap] = std::clamp(gap, 0.0F, 0.25F);
    values[kNarrowGap] = std::clamp(gap, 0.0F, 0.06F);
    values[kCut] = cut ? 1 : 0;
    values[kCutInk] = cutInk;
    values[kWithin] = within;
}

void addReadingFeatures(GroupingFeatures& values, const Prediction& prediction, float digitness) {
    const float probability = prediction.confidence();
    values[kSurprise] = std::min(-std::log(probability), 3.0F);
    values[kDoubt] = 1 - probability;
    values[kUnlike] = 1 - digitness;
    values[kStrange] = -std::log(std::max(digitness, std::exp(-6.0F)));
    values[kThin] = values[kWidth] < 0.15F && prediction.digit != 1 ? 1 : 0;
}

float costOf(const GroupingFeatures& values, const GroupingFeatures& weights) {
    return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0F);
}

} // namespace model
