// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/figure.h"

#include <QStringList>

#include <array>
#include <cstddef>
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

/// The spread of a series' test values: what any number of runs come to in the memory of one.
class EpochBands {
public:
    /// Takes in an epoch of any of the runs; values that are no numbers count for nothing.
    void add(const model::EpochMetrics& epoch);

    /// One band for each epoch, in order, that at least two runs have finished.
    std::vector<EpochBand> bands(Figure figure) const;

    /// The last band at or before a place on the epoch axis, for people; nothing without one.
    QStringList describe(double epoch, Figure figure) const;

private:
    std::array<std::vector<EpochBand>, 2> spreads_; ///< by figure, then by epoch
};

} // namespace ui
