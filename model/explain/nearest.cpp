// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/nearest.h"

#include <algorithm>
#include <cmath>

namespace model {

std::vector<std::pair<float, std::size_t>> nearestRows(std::span<const float> features, std::span<const float> wanted,
                                                       std::size_t count) {
    std::vector<std::pair<float, std::size_t>> rows(features.size() / kLastFeatures);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float* row = features.data() + i * kLastFeatures;
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t f = 0; f < kLastFeatures; ++f) {
            sum += (row[f] - wanted[f]) * (row[f] - wanted[f]);
        }
        rows[i] = {std::sqrt(sum), i};
    }
    count = std::min(count, rows.size());
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end());
    rows.resize(count);
    return rows;
}

} // namespace model
