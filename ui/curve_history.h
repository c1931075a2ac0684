// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace ui {

/// Everything the curves of one run are drawn from. Accuracies are fractions; the epoch axis is a double.
class CurveHistory {
public:
    /// One batch with its smoothed company.
    struct Batch {
        model::BatchMetrics metrics;
        double smoothLoss = 0;     ///< exponential moving average, in nats
        double smoothAccuracy = 0; ///< exponential moving average, a fraction
    };

    /// Batches over which the averages' memory fades to 1/e.
    static constexpr double kMemory = 40;

    void clear();

    /// Appends with the averages carried on; the averages are corrected for their beginning at nothing, as Adam's are
    /// (Kingma & Ba 2015, section 3), so that the first point is the first value.
    void add(const model::BatchMetrics& batch);
    void add(const model::EpochMetrics& epoch);

    bool isEmpty() const { return batches_.empty() && epochs_.empty(); }
    double epochsDone() const;
    const std::vector<Batch>& batches() const { return batches_; }
    const std::vector<model::EpochMetrics>& epochs() const { return epochs_; }

    /// The batch nearest to a place on the epoch axis; nothing without batches.
    std::optional<Batch> nearestBatch(double epoch) const;

    /// The last epoch that ended at or before a place on the epoch axis.
    std::optional<model::EpochMetrics> epochAt(double epoch) const;

    /// One row a batch and one an epoch, in the order they came; empty cells where a row has no such value.
    QByteArray toCsv() const;

private:
    std::vector<Batch> batches_;
    std::vector<model::EpochMetrics> epochs_;
    double weight_ = 0; ///< what the averages' weights sum to so far
    double loss_ = 0;
    double accuracy_ = 0;
};

} // namespace ui
