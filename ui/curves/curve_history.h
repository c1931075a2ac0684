// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QByteArray>
#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace ui {

/// Everything the curves of one run are drawn from. Accuracies are fractions; the epoch axis is a double.
class CurveHistory {
public:
    /// One batch with the moving averages up to it.
    struct Batch {
        model::BatchMetrics metrics;
        double smoothLoss = 0;     ///< moving average, in nats
        double smoothAccuracy = 0; ///< moving average, a fraction
    };

    /// Batches over which an average's weights fade to 1/e. At the start of a run, when losses fall fast, it covers only this
    /// share of the batches so far, so that it does not lag behind.
    static constexpr double kMemory = 100;
    static constexpr double kEarlyShare = 0.125;

    void clear();

    /// Appends a batch and updates the averages; a loss that is not a number leaves them as they are.
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

    /// What is known about a place on the epoch axis, a line each, for people; of the loss or of the accuracy.
    QStringList describe(double epoch, bool ofLoss) const;

    /// The least and greatest loss of all batches and epochs, in nats.
    double leastLoss() const { return leastLoss_; }
    double greatestLoss() const { return greatestLoss_; }

    /// The lowest accuracy a plot should show, a fraction: of all test values and the latest train value; 1 without any.
    double weakestAccuracy() const;

    /// One row a batch and one an epoch, in the order they came; empty cells where a row has no such value.
    QByteArray toCsv() const;

private:
    std::vector<Batch> batches_;
    std::vector<model::EpochMetrics> epochs_;
    double leastLoss_ = std::numeric_limits<double>::infinity();
    double greatestLoss_ = 0;
};

} // namespace ui
