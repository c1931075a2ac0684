// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_history.h"

#include <algorithm>
#include <cmath>

namespace ui {

void CurveExtent::include(double loss) {
    if (!std::isfinite(loss))
        return;
    leastLoss = std::min(leastLoss, loss);
    greatestLoss = std::max(greatestLoss, loss);
}

void CurveExtent::include(const CurveExtent& other) {
    leastLoss = std::min(leastLoss, other.leastLoss);
    greatestLoss = std::max(greatestLoss, other.greatestLoss);
    weakestAccuracy = std::min(weakestAccuracy, other.weakestAccuracy);
    bestAccuracy = std::max(bestAccuracy, other.bestAccuracy);
}

CurveHistory::CurveHistory(const model::RunCurve& run) {
    for (const model::BatchSpan& span : run.batches)
        add(BatchBucket{span, 0, 0}, true);
    for (const model::EpochMetrics& epoch : run.epochMetrics)
        add(epoch);
    if (run.end)
        setEnd(*run.end);
}

void CurveHistory::setEnd(const model::CurveEnd& end) {
    if (!epochs_.empty() && end.epochsDone <= epochs_.back().epoch)
        return; // that epoch's own figure
    end_ = end;
    epochExtent_.weakestAccuracy = std::min(epochExtent_.weakestAccuracy, end.testAccuracy);
    epochExtent_.bestAccuracy = std::max(epochExtent_.bestAccuracy, end.testAccuracy);
}

void CurveHistory::add(const model::BatchMetrics& batch) {
    end_.reset();
    const model::BatchSpan span{
        batch.step, 1, batch.epochsDone, batch.loss, batch.loss, batch.loss, batch.accuracy, batch.accuracy, batch.accuracy};
    add(BatchBucket{span, 0, 0}, false);
}

void CurveHistory::add(BatchBucket bucket, bool whole) {
    const BatchBucket before = batches_.last().value_or(BatchBucket{});
    bucket.smoothLoss = before.smoothLoss;
    bucket.smoothAccuracy = before.smoothAccuracy;
    if (std::isfinite(bucket.span.loss)) {
        const double rate = std::max(1 / kMemory, 1 / (1 + kEarlyShare * static_cast<double>(batches_.batches())));
        const double share = 1 - std::pow(1 - rate, bucket.span.batches); // as if each of its batches were like their mean
        bucket.smoothLoss += static_cast<float>(share * static_cast<double>(bucket.span.loss - before.smoothLoss));
        bucket.smoothAccuracy += static_cast<float>(share * static_cast<double>(bucket.span.accuracy - before.smoothAccuracy));
        batchExtent_.include(static_cast<double>(bucket.span.leastLoss));
        batchExtent_.include(static_cast<double>(bucket.span.greatestLoss));
        averageExtent_.include(static_cast<double>(averagePoint(bucket, 0).loss));
    }
    if (whole)
        batches_.addWhole(bucket);
    else
        batches_.add(bucket);
}

void CurveHistory::add(const model::EpochMetrics& epoch) {
    epochExtent_.include(epoch.trainLoss);
    epochExtent_.include(epoch.testLoss);
    epochExtent_.weakestAccuracy = std::min(epochExtent_.weakestAccuracy, epoch.testAccuracy);
    epochExtent_.bestAccuracy = std::max({epochExtent_.bestAccuracy, epoch.testAccuracy, epoch.trainAccuracy});
    epochs_.push_back(epoch);
}

double CurveHistory::epochsDone() const {
    const auto last = batches_.last();
    return std::max(last ? last->span.epochsDone : 0.0, epochs_.empty() ? 0.0 : static_cast<double>(epochs_.back().epoch));
}

std::optional<model::EpochMetrics> CurveHistory::epochAt(double epoch) const {
    const auto nearest = std::ranges::min_element(
        epochs_, {}, [epoch](const model::EpochMetrics& metrics) { return std::abs(metrics.epoch - epoch); });
    return nearest == epochs_.end() ? std::nullopt : std::optional(*nearest);
}

bool CurveHistory::endsNear(double epoch) const {
    const auto past = epochAt(epoch);
    return end_ && (!past || std::abs(end_->epochsDone - epoch) < std::abs(past->epoch - epoch));
}

CurveExtent CurveHistory::extentOf(CurveExtent batches) const {
    if (const auto last = batches_.last())
        batches.weakestAccuracy = std::min(batches.weakestAccuracy, static_cast<double>(last->smoothAccuracy));
    batches.include(epochExtent_);
    return batches;
}

CurveHistory CurveHistory::thinned(std::size_t buckets) const {
    CurveHistory thin = *this;
    thin.batches_ = {};
    for (const BatchBucket& bucket : batches_.between(0, epochsDone(), buckets))
        thin.batches_.addWhole(bucket);
    return thin;
}

AveragePoint averagePoint(const BatchBucket& bucket, double before) {
    if (bucket.span.batches <= CurveHistory::kMemory)
        return {bucket.span.epochsDone, bucket.smoothLoss, bucket.smoothAccuracy};
    return {(before + bucket.span.epochsDone) / 2, bucket.span.loss, bucket.span.accuracy};
}

} // namespace ui
