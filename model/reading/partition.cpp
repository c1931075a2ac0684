// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/partition.h"

#include "model/network/evaluation.h"
#include "model/reading/verdict.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace model {
namespace {

constexpr float kFewestPieces = 4; ///< of a line, before its length adds some
constexpr float kPiecesPerHeight = 6;
constexpr float kLongestLine = 100;    ///< in heights of the line
constexpr std::size_t kMaxPieces = 10; ///< a digit is made of
constexpr float kWidestDigit = 1.5F;   ///< in heights of the line
constexpr float kEntangled = 0.1F;     ///< an overlap that makes up for more width
constexpr float kWidestGap = 0.5F;     ///< between the parts of a digit, in heights of the line
constexpr std::size_t kMaxCandidates = 512;
constexpr float kSureDigit = 0.9F; ///< probability and digitness of what needs no cutting

Box boxOf(std::span<const Piece> pieces) {
    Box line;
    for (const Piece& piece : pieces) {
        line = united(line, piece.box);
    }
    return line;
}

/// Where groups may begin and end: before the first piece, after the last and where the gaps are widest. A line of digits needs
/// no more than `kPiecesPerHeight`; a shaded digit's many strokes stay together this way.
std::vector<std::size_t> endsOf(const std::vector<Boundary>& boundaries, float aspect) {
    std::vector<std::size_t> ends(boundaries.size() - 1);
    std::iota(ends.begin(), ends.end(), 1);
    const auto most = static_cast<std::size_t>(kFewestPieces + kPiecesPerHeight * std::min(aspect, kLongestLine));
    if (ends.size() > most) {
        std::nth_element(
            ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(most), ends.end(), [&](std::size_t a, std::size_t b) {
                return std::pair(boundaries[a].gap, -boundaries[a].cutInk) > std::pair(boundaries[b].gap, -boundaries[b].cutInk);
            });
        ends.resize(most);
    }
    ends.push_back(0);
    ends.push_back(boundaries.size());
    std::sort(ends.begin(), ends.end());
    return ends;
}

/// One beyond the last of the pieces side by side from `first` on that are of one source; `first` where others of it came before.
std::size_t endOfSource(const std::vector<Piece>& pieces, std::size_t first) {
    const auto other = [&](const Piece& piece) { return piece.source != pieces[first].source; };
    if (first > 0 && !other(pieces[first - 1])) {
        return first;
    }
    return static_cast<std::size_t>(std::find_if(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end(), other) -
                                    pieces.begin());
}

} // namespace

Candidates candidatesOf(const std::vector<Piece>& pieces, const FrameGroup& frame, const Readers& readers) {
    if (pieces.empty()) {
        return {};
    }
    const Box line = boxOf(pieces);
    const float height = std::max({line.height(), line.width() / kLongestLine, 1e-6F});
    const std::vector<Boundary> boundaries = boundariesOf(pieces, height);
    const std::vector<std::size_t> ends = endsOf(boundaries, line.width() / height);
    Candidates candidates;
    std::vector<Group>& groups = candidates.groups; // clang 14 captures no structured bindings
    std::vector<GroupingFeatures>& features = candidates.features;
    const auto add = [&](std::size_t first, std::size_t last) {
        if (const auto image = frame(first, last)) {
            groups.push_back({first, last, *image, {}, 1});
            features.push_back(shapeFeatures(boxOf(std::span(pieces).subspan(first, last - first)), height));
            if (first > 0) {
                addBoundaryFeatures(features.back(), boundaries[first]);
            }
        }
    };
    for (std::size_t start = 0; start + 1 < ends.size(); ++start) {
        const std::size_t first = ends[start];
        std::size_t end = start + 1;
        for (; end < std::min(start + 1 + kMaxPieces, ends.size()); ++end) {
            if (end > start + 1) {
                const Box box = boxOf(std::span(pieces).subspan(first, ends[end] - first));
                const Boundary& boundary = boundaries[ends[end - 1]];
                const bool tooBroad = box.width() > kWidestDigit * height && boundary.gap > -kEntangled;
                if ((!boundary.cut && (tooBroad || boundary.gap > kWidestGap)) || groups.size() >= kMaxCandidates) {
                    break;
                }
            }
            add(first, ends[end]);
        }
        // Whatever was cut may also be one digit.
        const std::size_t whole = endOfSource(pieces, first);
        if (whole > ends[end - 1] && std::ranges::binary_search(ends, whole)) {
            add(first, whole);
        }
    }
    std::vector<DigitImage> images;
    for (const Group& group : groups) {
        images.push_back(group.image);
    }
    const std::vector<Prediction> predictions = predictAll(readers.network, images);
    const std::vector<float> digitnesses =
        readers.guard != nullptr ? digitness(*readers.guard, images) : std::vector<float>(groups.size(), 1.0F);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].prediction = predictions[i];
        groups[i].digitness = digitnesses[i];
        addReadingFeatures(features[i], groups[i].prediction, groups[i].digitness);
    }
    return candidates;
}

std::vector<Group> partition(const Candidates& candidates, const GroupingFeatures& weights) {
    const auto& [groups, features] = candidates;
    // By the piece they end before: the least cost of everything up to there, and the candidate that ends there. Where none ends
    // are pieces that leave no ink; the path continues from the place before.
    struct Best {
        float cost = std::numeric_limits<float>::max();
        const Group* group = nullptr;
    };
    std::map<std::size_t, Best> best{{0, {0, nullptr}}};
    const auto reached = [&](std::size_t piece) { return std::prev(best.upper_bound(piece)); };
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const float cost = reached(groups[i].first)->second.cost + costOf(features[i], weights);
        Best& end = best[groups[i].last];
        if (cost < end.cost) {
            end = {cost, &groups[i]};
        }
    }
    std::vector<Group> chosen;
    for (auto at = std::prev(best.end()); at->second.group != nullptr; at = reached(at->second.group->first)) {
        chosen.push_back(*at->second.group);
    }
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

std::set<int> doubtfulSources(const std::vector<Piece>& pieces, const std::vector<Group>& groups) {
    std::set<int> sources;
    for (const Group& group : groups) {
        const float probability = group.prediction.confidence();
        if (std::min(probability, group.digitness) < kSureDigit) {
            for (std::size_t i = group.first; i < group.last; ++i) {
                sources.insert(pieces[i].source);
            }
        }
    }
    return sources;
}

} // namespace model
