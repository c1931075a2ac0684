// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"

#include <vector>

namespace ui {

/// The spread of one figure of an epoch among several runs.
struct EpochBand {
    int epoch = 0;
    int runs = 0; ///< that have finished the epoch
    double lowest = 0;
    double mean = 0;
    double highest = 0;
};

/// One band for each epoch, in order, that at least two runs have finished with a finite test loss (nats) or test accuracy (a
/// fraction).
std::vector<EpochBand> epochBands(const std::vector<CurveHistory>& runs, bool ofLoss);

/// The last band at or before a place on the epoch axis, for people; nothing without one.
QStringList describeBand(const std::vector<EpochBand>& bands, double epoch, bool ofLoss);

} // namespace ui
