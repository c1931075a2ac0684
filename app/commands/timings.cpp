// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/timings.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace app {

Timings::Timings(std::vector<double> values) : values_(std::move(values)) {
    std::sort(values_.begin(), values_.end());
}

double Timings::quantile(double share) const {
    const auto last = static_cast<double>(values_.size() - 1);
    return values_[static_cast<std::size_t>(std::lround(share * last))];
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
