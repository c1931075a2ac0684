// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

/// Two models, A and B, compared.
namespace model {

/// A test image that the two read differently.
struct Disagreement {
    int index = 0; ///< in the test set
    int label = 0;
    int a = 0; ///< what A says …
    int b = 0; ///< … and B
    float confidenceA = 0;
    float confidenceB = 0;
};

/// Which of the two models is right.
enum class Rightness { both, onlyA, onlyB, neither };

constexpr Rightness rightness(int label, int a, int b) {
    return a == label ? (b == label ? Rightness::both : Rightness::onlyA) : (b == label ? Rightness::onlyB : Rightness::neither);
}

/// How two models read the same test images.
struct Comparison {
    int images = 0;
    std::array<int, 4> counts{};             ///< of all images, by `Rightness`
    std::vector<Disagreement> disagreements; ///< in file order; where neither is right, only those with different answers
    std::shared_ptr<const std::vector<DigitImage>> testImages; ///< that indices count in

    int count(Rightness which) const { return counts[static_cast<std::size_t>(which)]; }
    int rightA() const { return count(Rightness::both) + count(Rightness::onlyA); }
    int rightB() const { return count(Rightness::both) + count(Rightness::onlyB); }
};

/// Of readings of the same images in the same order; throws `std::invalid_argument` when their numbers differ.
inline Comparison compare(const std::vector<ReadImage>& a, const std::vector<ReadImage>& b) {
    if (a.size() != b.size()) {
        throw std::invalid_argument("the two readings are not of the same images");
    }
    Comparison comparison;
    comparison.images = static_cast<int>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        ++comparison.counts[static_cast<std::size_t>(rightness(a[i].label, a[i].predicted, b[i].predicted))];
        if (a[i].predicted != b[i].predicted) {
            comparison.disagreements.push_back(
                {a[i].index, a[i].label, a[i].predicted, b[i].predicted, a[i].confidence, b[i].confidence});
        }
    }
    return comparison;
}

/// Both models' probabilities for one drawing.
struct AnswerPair {
    DigitImage image{};
    std::vector<float> a; ///< probabilities
    std::vector<float> b;
};

} // namespace model
