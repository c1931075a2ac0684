// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/partition.h"

#include "model/reading/grouping_features.h"
#include "model/train/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace model {
namespace {

constexpr float kFewestPieces = 4; ///< of a line, before its length adds some
constexpr float kPiecesPerHeight = 3;
constexpr float kLongestLine = 100;    ///< in heights of the line
constexpr std::size_t kMostPieces = 6; ///< a digit is made of
constexpr float kWidestDigit = 1.5F;   ///< in heights of the line
constexpr float kEntangled = 0.1F;     ///< an overlap that makes up for more width
constexpr float kWidestGap = 0.5F;     ///< between the parts of a digit, in heights of the line
constexpr std::size_t kMostCandidates = 512;

/// Where groups may begin and end: before the first piece, after the last and where the gaps are widest. A line of digits needs
/// no more than `kPiecesPerHeight`; a shaded digit's many strokes stay together this way.
std::vector<std::size_t> endsOf(const std::vector<Boundary>& boundaries, float aspect) {
    std::vector<std::size_t> ends(boundaries.size() - 1);
    std::iota(ends.begin(), ends.end(), 1);
    const auto most = static_cast<std::size_t>(kFewestPieces + kPiecesPerHeight * std::min(aspect, kLongestLine));
    if (ends.size() > most) {
        std::nth_element(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(most), ends.end(),
                         [&](std::size_t a, std::size_t b) { return boundaries[a].gap > boundaries[b].gap; });
        ends.resize(most);
    }
    ends.push_back(0);
    ends.push_back(boundaries.size());
    std::sort(ends.begin(), ends.end());
    return ends;
}

} // namespace

void Piece::Span::add(float x) {
    if (empty()) {
        left = right = x;
    } else {
        left = std::min(left, x);
        right = std::max(right, x);
    }
}

std::vector<Group> partition(const std::vector<Piece>& pieces, const FrameGroup& frame, Predictor& predictor) {
    if (pieces.empty()) {
        return {};
    }
    Box line;
    for (const Piece& piece : pieces) {
        line = united(line, piece.box);
    }
    const float height = std::max({line.height(), line.width() / kLongestLine, 1e-6F});
    const std::vector<Boundary> boundaries = boundariesOf(pieces, height);
    const std::vector<std::size_t> ends = endsOf(boundaries, line.width() / height);
    std::vector<Group> candidates;
    std::vector<GroupingFeatures> features;
    for (std::size_t start = 0; start + 1 < ends.size(); ++start) {
        const std::size_t first = ends[start];
        Box box;
        for (std::size_t end = start + 1; end < std::min(start + 1 + kMostPieces, ends.size()); ++end) {
            const std::size_t last = ends[end];
            for (std::size_t i = ends[end - 1]; i < last; ++i) {
                box = united(box, pieces[i].box);
            }
            if (end > start + 1) {
                const float gap = boundaries[ends[end - 1]].gap;
                const bool tooBroad = box.width() > kWidestDigit * height && gap > -kEntangled;
                if (tooBroad || gap > kWidestGap || candidates.size() >= kMostCandidates) {
                    break;
                }
            }
            if (const auto image = frame(first, last)) {
                candidates.push_back({first, last, *image, {}});
                features.push_back(shapeFeatures(box, height));
                if (first > 0) {
                    addBoundaryFeatures(features.back(), boundaries[first]);
                }
            }
        }
    }
    if (candidates.empty()) {
        return {};
    }
    std::vector<DigitImage> images;
    for (const Group& candidate : candidates) {
        images.push_back(candidate.image);
    }
    std::vector<float> logProbabilities(images.size() * kClassCount);
    predictor.predict(images, logProbabilities);

    // best[i]: the least cost of everything before piece i, and the candidate that ends there; none for pieces that leave no ink.
    struct Best {
        float cost = std::numeric_limits<float>::max();
        std::size_t from = 0;
        const Group* group = nullptr;
    };
    std::vector<Best> best(pieces.size() + 1);
    best[0].cost = 0;
    std::size_t i = 0;
    for (std::size_t end = 0; end < ends.size(); ++end) {
        const std::size_t first = ends[end];
        if (end > 0 && best[first].group == nullptr) {
            best[first] = {best[ends[end - 1]].cost, ends[end - 1], nullptr};
        }
        for (; i < candidates.size() && candidates[i].first == first; ++i) {
            Group& group = candidates[i];
            group.prediction = toPrediction(std::span<const float, kClassCount>(&logProbabilities[i * kClassCount], kClassCount));
            addReadingFeatures(features[i], group.prediction);
            const float cost = best[first].cost + costOf(features[i]);
            if (cost < best[group.last].cost) {
                best[group.last] = {cost, first, &group};
            }
        }
    }
    std::vector<Group> groups;
    for (std::size_t end = pieces.size(); end > 0; end = best[end].from) {
        if (best[end].group != nullptr) {
            groups.push_back(*best[end].group);
        }
    }
    std::reverse(groups.begin(), groups.end());
    return groups;
}

} // namespace model
