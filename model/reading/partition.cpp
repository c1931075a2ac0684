// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/partition.h"

#include "model/train/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {
namespace {

constexpr std::size_t kMostPieces = 5; ///< a digit is made of
constexpr std::size_t kNeighbours = 4; ///< pieces looked at on each side of a gap
constexpr float kWidestDigit = 1.5F;   ///< in heights of the line
constexpr float kWidestGap = 0.35F;    ///< between the parts of a digit, in heights of the line
constexpr std::size_t kMostCandidates = 512;

float widthBetween(const Box& a, const Box& b) {
    return std::max(a.left, b.left) - std::min(a.right, b.right);
}

/// How far b lies to the right of a: along the rows both have ink in, so that slanted neighbours stand apart; else by their
/// boxes.
float distance(const Piece& a, const Piece& b) {
    float least = std::numeric_limits<float>::max();
    for (std::size_t row = 0; row < kOutlineRows; ++row) {
        if (!a.rows[row].empty() && !b.rows[row].empty()) {
            least = std::min(least, b.rows[row].left - a.rows[row].right);
        }
    }
    return least < std::numeric_limits<float>::max() ? least : widthBetween(a.box, b.box);
}

Box unite(Box box, const Box& other) {
    box.add(other.left, other.top);
    box.add(other.right, other.bottom);
    return box;
}

struct Scale {
    float height = 1;        ///< of the line
    std::vector<float> gaps; ///< in heights, before piece i
};

Scale measure(const std::vector<Piece>& pieces) {
    Box all = pieces.front().box;
    for (const Piece& piece : pieces) {
        all = unite(all, piece.box);
    }
    Scale scale{std::max(all.height(), 1e-6F), std::vector<float>(pieces.size(), 0)};
    for (std::size_t k = 1; k < pieces.size(); ++k) {
        float gap = std::numeric_limits<float>::max();
        for (std::size_t i = k > kNeighbours ? k - kNeighbours : 0; i < k; ++i) {
            for (std::size_t j = k; j < std::min(k + kNeighbours, pieces.size()); ++j) {
                gap = std::min(gap, distance(pieces[i], pieces[j]));
            }
        }
        scale.gaps[k] = gap / scale.height;
    }
    return scale;
}

/// Costs, in nats. TODO fitted.
float parting(float gap, bool cut) {
    return (cut ? 3.0F : 0.0F) - 12 * std::clamp(gap, -0.3F, 0.25F);
}

float shapeCost(const Box& box, float lineHeight) {
    const float height = box.height() / lineHeight;
    const float width = box.width() / lineHeight;
    return 1.0F + 10 * std::max(0.0F, 0.7F - std::max(height, 0.0F)) + 5 * std::max(0.0F, width - 0.9F);
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
    const Scale scale = measure(pieces);
    std::vector<Group> candidates;
    std::vector<float> costs;
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        Box box = pieces[first].box;
        for (std::size_t last = first + 1; last <= std::min(first + kMostPieces, pieces.size()); ++last) {
            box = unite(box, pieces[last - 1].box);
            const bool single = last == first + 1;
            if (!single && (box.width() > kWidestDigit * scale.height || scale.gaps[last - 1] > kWidestGap ||
                            candidates.size() >= kMostCandidates)) {
                break;
            }
            if (auto image = frame(first, last)) {
                candidates.push_back({first, last, *image, {}});
                costs.push_back(shapeCost(box, scale.height) +
                                (first == 0 ? 0.0F : parting(scale.gaps[first], pieces[first].cutBefore)));
            }
        }
    }

    std::vector<DigitImage> images;
    for (const Group& candidate : candidates) {
        images.push_back(candidate.image);
    }
    std::vector<float> logProbabilities(images.size() * kClassCount);
    predictor.predict(images, logProbabilities);

    // best[i]: the least cost of everything before piece i, and the candidate that ends there.
    struct Best {
        float cost = std::numeric_limits<float>::max();
        std::size_t candidate = 0;
    };
    std::vector<Best> best(pieces.size() + 1);
    best[0].cost = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) { // in the order of `first`: what they build on is final
        Group& group = candidates[i];
        const std::span<const float, kClassCount> row(&logProbabilities[i * kClassCount], kClassCount);
        group.prediction = toPrediction(row);
        const float surprise = std::min(-row[static_cast<std::size_t>(group.prediction.digit)], 3.0F);
        const float cost = best[group.first].cost + costs[i] + surprise;
        if (cost < best[group.last].cost) {
            best[group.last] = {cost, i};
        }
    }
    std::vector<Group> groups;
    for (std::size_t end = pieces.size(); end > 0; end = groups.back().first) {
        groups.push_back(candidates[best[end].candidate]);
    }
    std::reverse(groups.begin(), groups.end());
    return groups;
}

} // namespace model
