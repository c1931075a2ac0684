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
                          tr("your digits %1 → %2, %3 %4 → %5")
                              .arg(ui::percent(kept.result.before.own, 0), ui::percent(kept.result.after.own, 0),
                                   QString::fromStdString(job.data->name), ui::percent(kept.result.before.test, 2),
                                   ui::percent(kept.result.after.test, 2)),
                          kept.file.has_value());
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
    returnMemory();
}

} // namespace app
