// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"

#include <vector>

namespace ui {

/// How far one figure of an epoch lies apart among several runs.
struct EpochBand {
    int epoch = 0;
    int runs = 0; ///< that have finished the epoch
    double lowest = 0;
    double mean = 0;
    double highest = 0;
};

/// One band for each epoch, in order, that at least two runs have finished with a finite figure.
std::vector<EpochBand> epochBands(const std::vector<const CurveHistory*>& runs, double model::EpochMetrics::*figure);

} // namespace ui
