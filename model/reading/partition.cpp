// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/partition.h"

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
constexpr std::size_t kNeighbours = 8; ///< pieces looked at on each side of a gap
constexpr float kWidestDigit = 1.5F;   ///< in heights of the line
constexpr float kEntangled = 0.1F;     ///< an overlap that makes up for more width
constexpr float kWidestGap = 0.5F;     ///< between the parts of a digit, in heights of the line
constexpr std::size_t kMostCandidates = 512;

float widthBetween(const Box& a, const Box& b) {
    return std::max(a.left, b.left) - std::min(a.right, b.right);
}

/// What lies between two pieces, or between everything on either side of a boundary.
struct Boundary {
    float gap = std::numeric_limits<float>::max(); ///< in heights of the line, negative where ink overlaps
    float crossing = 0;                            ///< share of the rows both have ink in where it overlaps
    bool cut = false;                              ///< through a stroke
};

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

/// Element k: the closest of what lies before and after piece k.
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

/// What speaks for and against a group being one digit, and against a boundary before it.
enum Evidence {
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
    kCut,       ///< 1 where a stroke is cut
    kEvidenceCount
};
using EvidenceValues = std::array<float, kEvidenceCount>;

/// Nats for each. The most likely weights for 2,500 composed numbers and 987 single digits of the pen digits of every other
/// writer (a log-linear model over the candidate lattice, readings that spell the number against all others).
constexpr EvidenceValues kWeights{-0.54F, 0.01F,  9.72F, -0.60F, -2.58F, 17.42F, 0.31F, 7.12F,
                                  5.12F,  -0.60F, 9.04F, -4.09F, -3.61F, 1.55F,  4.78F};

EvidenceValues evidenceOf(const Box& box, float lineHeight) {
    const float height = box.height() / lineHeight;
    const float width = box.width() / lineHeight;
    EvidenceValues values{};
    values[kGroup] = 1;
    values[kFlat] = height < 0.45F ? 1 : 0;
    values[kLow] = std::max(0.0F, 0.7F - height);
    values[kVeryLow] = std::max(0.0F, 0.4F - height);
    values[kBroad] = std::max(0.0F, width - 0.8F);
    values[kWidth] = width;
    return values;
}

void addBoundary(EvidenceValues& values, const Boundary& boundary) {
    const auto [gap, crossing, cut] = boundary;
    values[kCrossing] = crossing;
    values[kBoundary] = 1;
    values[kOverlap] = std::clamp(-gap, 0.0F, 0.4F);
    values[kGap] = std::clamp(gap, 0.0F, 0.25F);
    values[kNarrowGap] = std::clamp(gap, 0.0F, 0.06F);
    values[kCut] = cut ? 1 : 0;
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
    std::vector<EvidenceValues> evidence;
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
                evidence.push_back(evidenceOf(box, height));
                if (first > 0) {
                    addBoundary(evidence.back(), boundaries[first]);
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
            const std::span<const float, kClassCount> row(&logProbabilities[i * kClassCount], kClassCount);
            group.prediction = toPrediction(row);
            const auto digit = static_cast<std::size_t>(group.prediction.digit);
            evidence[i][kSurprise] = std::min(-row[digit], 3.0F);
            evidence[i][kDoubt] = 1 - group.prediction.probabilities[digit];
            evidence[i][kThin] = evidence[i][kWidth] < 0.15F && digit != 1 ? 1 : 0;
            const float cost = std::inner_product(evidence[i].begin(), evidence[i].end(), kWeights.begin(), best[first].cost);
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
