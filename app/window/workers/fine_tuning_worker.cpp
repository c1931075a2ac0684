// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/fine_tuning_worker.h"

#include "app/memory_use.h"
#include "app/report_errors.h"
#include "app/runs/fine_tune_and_record.h"
#include "app/storage/model_rescue.h"
#include "app/storage/recipe_files.h"
#include "app/window/workers/worker_thread.h"
#include "ui/style/number_text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace app {
namespace {

/// "your digits 12 of 14 → 14 of 14 (2 held back); MNIST 99.59 → 99.56 %".
QString summary(const model::FineTuningResult& result, const QString& dataSet) {
    return FineTuningWorker::tr("your digits %1 of %3 → %2 of %3 (%4 held back); %5 %6 → %7")
        .arg(result.before.read)
        .arg(result.after.read)
        .arg(result.drawings)
        .arg(result.held)
        .arg(dataSet, ui::decimal(100 * result.before.test, 2), ui::percent(result.after.test, 2));
}

} // namespace

void FineTuningWorker::run(const FineTuningJob& job) {
    reportErrors(
        [&] {
            QElapsedTimer sinceReport;
            sinceReport.start();
            RunObserver observer;
            observer.batchFinished = [&](const model::BatchMetrics& metrics) {
                if (sinceReport.elapsed() >= kReportIntervalMs) {
                    sinceReport.restart();
                    emit progressed(metrics);
                }
            };
            const int epochs = fineTuningRecipeFor(*job.start).epochs;
            observer.weightsChanged = [&](std::shared_ptr<const model::Weights> weights, const model::RunProgress& progress) {
                emit weightsChanged(weights, progress, std::min(progress.epochs + 1, epochs));
            };
            observer.onError = [this](const QString& what, const QString& hint) { emit persistFailed(what, hint); };
            const RecordedFineTuning kept = fineTuneAndRecord(*job.start, *job.own, *job.data, *job.control, observer);
            if (!kept.model) {
                emit stopped();
                return;
            }
            reportErrors([&] { deliver(*kept.model, {}, kept.file, observer.onError); }, observer.onError);
            emit finished(std::make_shared<const model::Model>(*kept.model),
                          summary(kept.result, QString::fromStdString(job.data->name)), kept.file.has_value());
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
    returnMemory();
}

} // namespace app
