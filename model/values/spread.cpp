// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/spread.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {

Spread spreadOf(const std::vector<double>& results) {
    if (results.empty()) {
        return {};
    }
    const auto count = static_cast<double>(results.size());
    const auto [smallest, largest] = std::ranges::minmax(results);
    Spread spread{std::accumulate(results.begin(), results.end(), 0.0) / count, 0, smallest, largest};
    for (const double result : results) {
        spread.deviation += std::pow(result - spread.mean, 2) / std::max(count - 1, 1.0);
    }
    spread.deviation = std::sqrt(spread.deviation);
    return spread;
}

} // namespace model
