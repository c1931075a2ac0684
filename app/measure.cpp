// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measure.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace app {

Series::Series(std::vector<double> values) : values_(std::move(values)) {
    std::sort(values_.begin(), values_.end());
}

double Series::quantile(double share) const {
    const auto last = static_cast<double>(values_.size() - 1);
    return values_[static_cast<std::size_t>(std::lround(share * last))];
}

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

std::string processorName() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "unknown processor";
}

} // namespace app
