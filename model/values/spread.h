// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <optional>
#include <vector>

namespace model {

/// Mean and spread of several results.
struct Spread {
    double mean = 0;
    double deviation = 0; ///< standard deviation of the sample (n − 1); 0 for one
    double smallest = 0;
    double largest = 0;
};

/// All zero for no results.
Spread spreadOf(const std::vector<double>& results);

/// The spread of the test accuracies of two or more completed runs that differ in nothing but their seeds (and names): same
/// recipe, data and environment. Nothing for any other runs.
std::optional<Spread> seedSpread(const std::vector<const RunRecord*>& runs);

} // namespace model
