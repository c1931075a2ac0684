// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curve_history.h"

#include <algorithm>
#include <cmath>

namespace ui {

void CurveHistory::clear() {
    *this = CurveHistory{};
}

void CurveHistory::add(const model::BatchMetrics& batch) {
    const double keep = std::exp(-1 / kMemory);
    // A loss that ran away must not poison the average for ever.
    if (std::isfinite(batch.loss)) {
        weight_ = keep * weight_ + (1 - keep);
        loss_ = keep * loss_ + (1 - keep) * static_cast<double>(batch.loss);
        accuracy_ = keep * accuracy_ + (1 - keep) * static_cast<double>(batch.accuracy);
    }
    const double weight = weight_ > 0 ? weight_ : 1;
    batches_.push_back({batch, loss_ / weight, accuracy_ / weight});
}

void CurveHistory::add(const model::EpochMetrics& epoch) {
    epochs_.push_back(epoch);
}

double CurveHistory::epochsDone() const {
    const double byBatch = batches_.empty() ? 0 : batches_.back().metrics.epochsDone;
    const double byEpoch = epochs_.empty() ? 0 : epochs_.back().epoch;
    return std::max(byBatch, byEpoch);
}

std::optional<CurveHistory::Batch> CurveHistory::nearestBatch(double epoch) const {
    if (batches_.empty())
        return std::nullopt;
    auto after = std::lower_bound(batches_.begin(), batches_.end(), epoch,
                                  [](const Batch& batch, double place) { return batch.metrics.epochsDone < place; });
    if (after == batches_.end())
        --after;
    else if (after != batches_.begin() && epoch - std::prev(after)->metrics.epochsDone < after->metrics.epochsDone - epoch)
        --after;
    return *after;
}

std::optional<model::EpochMetrics> CurveHistory::epochAt(double epoch) const {
    const auto after = std::upper_bound(epochs_.begin(), epochs_.end(), epoch,
                                        [](double place, const model::EpochMetrics& e) { return place < e.epoch; });
    if (after == epochs_.begin())
        return std::nullopt;
    return *std::prev(after);
}

QByteArray CurveHistory::toCsv() const {
    QByteArray csv = "kind,step,epoch,train_loss,train_accuracy,test_loss,test_accuracy,learning_rate\n";
    const auto number = [](double value) { return QByteArray::number(value, 'g', 9); };
    auto epoch = epochs_.begin();
    const auto writeEpoch = [&](const model::EpochMetrics& e) {
        csv += "epoch,," + QByteArray::number(e.epoch) + ',' + number(e.trainLoss) + ',' + number(e.trainAccuracy) + ',' +
               number(e.testLoss) + ',' + number(e.testAccuracy) + ',' + number(e.learningRate) + '\n';
    };
    for (const Batch& batch : batches_) {
        for (; epoch != epochs_.end() && epoch->epoch < batch.metrics.epoch; ++epoch)
            writeEpoch(*epoch);
        csv += "batch," + QByteArray::number(static_cast<qlonglong>(batch.metrics.step)) + ',' +
               number(batch.metrics.epochsDone) + ',' + number(static_cast<double>(batch.metrics.loss)) + ',' +
               number(static_cast<double>(batch.metrics.accuracy)) + ",,,\n";
    }
    for (; epoch != epochs_.end(); ++epoch)
        writeEpoch(*epoch);
    return csv;
}

} // namespace ui
