// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/comparison.h"

#include <stdexcept>

namespace model {

Comparison compare(const std::vector<ReadImage>& a, const std::vector<ReadImage>& b) {
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

} // namespace model
