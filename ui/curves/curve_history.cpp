// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_history.h"

#include "ui/style/number_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {

void CurveHistory::clear() {
    *this = CurveHistory{};
}

void CurveHistory::add(const model::BatchMetrics& batch) {
    Batch next{batch, batches_.empty() ? 0 : batches_.back().smoothLoss, batches_.empty() ? 0 : batches_.back().smoothAccuracy};
    if (std::isfinite(batch.loss)) {
        const double rate = std::max(1 / kMemory, 1 / (1 + kEarlyShare * static_cast<double>(batches_.size())));
        leastLoss_ = std::min(leastLoss_, static_cast<double>(batch.loss));
        greatestLoss_ = std::max(greatestLoss_, static_cast<double>(batch.loss));
        next.smoothLoss += rate * (static_cast<double>(batch.loss) - next.smoothLoss);
        next.smoothAccuracy += rate * (static_cast<double>(batch.accuracy) - next.smoothAccuracy);
    }
    batches_.push_back(next);
}

void CurveHistory::add(const model::EpochMetrics& epoch) {
    for (const double loss : {epoch.trainLoss, epoch.testLoss}) {
        if (std::isfinite(loss)) {
            leastLoss_ = std::min(leastLoss_, loss);
            greatestLoss_ = std::max(greatestLoss_, loss);
        }
    }
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

double CurveHistory::weakestAccuracy() const {
    double weakest = batches_.empty() ? 1 : batches_.back().smoothAccuracy;
    for (const model::EpochMetrics& epoch : epochs_)
        weakest = std::min(weakest, epoch.testAccuracy);
    return weakest;
}

QStringList CurveHistory::describe(double epoch, bool ofLoss) const {
    const auto value = [ofLoss](double nats, double fraction) { return ofLoss ? lossText(nats) : percent(fraction, 2); };
    QStringList lines{QObject::tr("Epoch %1").arg(std::clamp(epoch, 0.0, epochsDone()), 0, 'f', 2)};
    if (const auto batch = nearestBatch(epoch)) {
        lines << QObject::tr("batch %1")
                     .arg(value(static_cast<double>(batch->metrics.loss), static_cast<double>(batch->metrics.accuracy)));
        lines << QObject::tr("smoothed %1").arg(value(batch->smoothLoss, batch->smoothAccuracy));
    }
    if (const auto past = epochAt(epoch)) {
        lines << QObject::tr("train, epoch %1: %2").arg(past->epoch).arg(value(past->trainLoss, past->trainAccuracy));
        lines << QObject::tr("test, epoch %1: %2").arg(past->epoch).arg(value(past->testLoss, past->testAccuracy));
        lines << QObject::tr("learning rate %1").arg(past->learningRate, 0, 'g', 3);
    }
    return lines;
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
