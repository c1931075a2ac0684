// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"
#include "ui/curves/epoch_band.h"

#include <QStringList>

#include <vector>

namespace ui {

/// The current run and, when it repeats others with a new seed, those earlier runs.
class RunSeries {
public:
    CurveHistory& current() { return runs_.back(); }
    const CurveHistory& current() const { return runs_.back(); }
    bool hasEarlier() const { return runs_.size() > 1; }
    bool isEmpty() const { return !hasEarlier() && current().isEmpty(); }

    /// Forgets every run.
    void clear() { runs_.assign(1, {}); }

    /// The current run becomes an earlier one; another begins.
    void repeat() { runs_.emplace_back(); }

    /// The range of values over all runs, with sensible limits while there are few.
    struct Extent {
        double leastLoss = 0.5; ///< nats
        double greatestLoss = 0.5;
        double weakestAccuracy = 1; ///< a fraction
    };
    Extent extent() const;

    /// Spread of the runs' test loss, in nats, or accuracy, a fraction.
    std::vector<EpochBand> bands(bool ofLoss) const;

    /// What is known about a place on the epoch axis, one line each, for people.
    QStringList describe(double epoch, bool ofLoss) const;

private:
    std::vector<CurveHistory> runs_{1}; ///< the current one last
};

} // namespace ui
