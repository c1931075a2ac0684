// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace model {

/// How far results lie apart.
struct Spread {
    double mean = 0;
    double deviation = 0; ///< standard deviation of the sample (n − 1); 0 for one
    double smallest = 0;
    double largest = 0;
};

/// All zero for no results.
Spread spreadOf(const std::vector<double>& results);

} // namespace model
