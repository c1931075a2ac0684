// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "ui/curves/batch_pyramid.h"

#include <limits>
#include <optional>
#include <vector>

namespace ui {

/// What an axis must reach to show curves.
struct CurveExtent {
    double leastLoss = std::numeric_limits<double>::infinity(); ///< nats
    double greatestLoss = 0;                                    ///< nats
    double weakestAccuracy = 1;                                 ///< a fraction
    double bestAccuracy = 0;                                    ///< a fraction

    void include(double loss); ///< a loss that is not a number changes nothing
    void include(const CurveExtent& other);
};

/// Everything the curves of one run are drawn from, in bounded memory for any number of batches. Accuracies are fractions; the
/// epoch axis is a double.
class CurveHistory {
public:
    /// Batches over which an average's weights fade to 1/e. At the start of a run, when losses fall fast, it covers only this
    /// share of the batches so far, so that it does not lag behind.
    static constexpr double kMemory = 100;
    static constexpr double kEarlyShare = 0.125;

    CurveHistory() = default;
    explicit CurveHistory(const model::RunCurve& run);

    /// Appends a batch and updates the averages; a loss that is not a number leaves them as they are.
    void add(const model::BatchMetrics& batch);
    void add(const model::EpochMetrics& epoch);
    /// It was stopped there; unless it goes on, with another batch.
    void setEnd(const model::CurveEnd& end);

    bool isEmpty() const { return batches_.isEmpty() && epochs_.empty(); }
    double epochsDone() const;
    const BatchPyramid& batches() const { return batches_; }
    const std::vector<model::EpochMetrics>& epochs() const { return epochs_; }
    const std::optional<model::CurveEnd>& end() const { return end_; } ///< after the last epoch, where it was stopped later

    /// The epoch whose end is nearest to a place on the epoch axis.
    std::optional<model::EpochMetrics> epochAt(double epoch) const;

    /// Whether the place where it was stopped is nearer than the end of any epoch.
    bool endsNear(double epoch) const;

    /// Of every batch and epoch. Of the accuracies only the test's and the latest average: a run begins at 10 %.
    CurveExtent extent() const { return extentOf(batchExtent_); }

    /// Of the lines alone: averages and epochs.
    CurveExtent lineExtent() const { return extentOf(averageExtent_); }

    /// The same run in at most about so many buckets, for runs that are only compared with.
    CurveHistory thinned(std::size_t buckets) const;

private:
    void add(BatchBucket bucket, bool whole);
    CurveExtent extentOf(CurveExtent batches) const;

    BatchPyramid batches_;
    std::vector<model::EpochMetrics> epochs_;
    std::optional<model::CurveEnd> end_;
    CurveExtent batchExtent_;
    CurveExtent averageExtent_;
    CurveExtent epochExtent_;
};

/// A bucket's point of the average's line: its mean once it holds more batches than the moving average remembers. The place is
/// the bucket's end then, or its middle, where `before` is the end of the bucket before.
struct AveragePoint {
    double epoch = 0;
    float loss = 0;
    float accuracy = 0;
};
AveragePoint averagePoint(const BatchBucket& bucket, double before);

} // namespace ui
