// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_csv.h"

#include <initializer_list>
#include <limits>

namespace ui {
namespace {

QByteArray cells(std::initializer_list<double> values) {
    QByteArray row;
    for (const double value : values)
        row += ',' + QByteArray::number(value, 'g', 9);
    return row;
}

QByteArray batchRow(const model::BatchSpan& span, bool joined) {
    const QByteArray step = QByteArray::number(static_cast<qlonglong>(span.firstStep));
    const auto mean = {static_cast<double>(span.loss), static_cast<double>(span.accuracy)};
    if (!joined)
        return "batch," + step + cells({span.epochsDone}) + cells(mean) + ",,,\n";
    return "batches," + step + ',' + QByteArray::number(span.batches) + cells({span.epochsDone}) + cells(mean) +
           cells({static_cast<double>(span.leastLoss), static_cast<double>(span.greatestLoss),
                  static_cast<double>(span.leastAccuracy), static_cast<double>(span.greatestAccuracy)}) +
           ",,,\n";
}

QByteArray epochRow(const model::EpochMetrics& epoch, bool joined) {
    return (joined ? "epoch,,," : "epoch,,") + QByteArray::number(epoch.epoch) + cells({epoch.trainLoss, epoch.trainAccuracy}) +
           (joined ? ",,,," : "") + cells({epoch.testLoss, epoch.testAccuracy, epoch.learningRate}) + '\n';
}

} // namespace

QByteArray toCsv(const CurveHistory& run, bool onValidation) {
    const bool joined = !run.batches().hasSingleBatches();
    const QByteArray test = onValidation ? "validation" : "test";
    QByteArray csv = joined ? "kind,first_step,batches,epoch,train_loss_mean,train_accuracy_mean,train_loss_min,train_loss_max,"
                              "train_accuracy_min,train_accuracy_max"
                            : "kind,step,epoch,train_loss,train_accuracy";
    csv += ',' + test + "_loss," + test + "_accuracy,learning_rate\n";
    auto epoch = run.epochs().begin();
    for (const BatchBucket& bucket : run.batches().between(0, run.epochsDone(), std::numeric_limits<std::size_t>::max())) {
        for (; epoch != run.epochs().end() && epoch->epoch < bucket.span.epochsDone; ++epoch)
            csv += epochRow(*epoch, joined);
        csv += batchRow(bucket.span, joined);
    }
    for (; epoch != run.epochs().end(); ++epoch)
        csv += epochRow(*epoch, joined);
    return csv;
}

} // namespace ui
