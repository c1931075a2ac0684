// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/timings.h"

#include <algorithm>
#include <cmath>

namespace app {

Timings::Timings(std::vector<double> values) : values_(std::move(values)) {
    std::sort(values_.begin(), values_.end());
}

double Timings::quantile(double share) const {
    const auto last = static_cast<double>(values_.size() - 1);
    return values_[static_cast<std::size_t>(std::lround(share * last))];
}

} // namespace app
