// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/last_run_takeover.h"

#include "app/report_errors.h"
#include "app/store/data_folder.h"
#include "app/store/run_folder.h"
#include "app/store/run_store.h"
#include "model/io/model_file.h"

namespace app {
namespace {

void takeOver(const Database& database, const model::Model& model) {
    model::RunRecord run;
    run.id = newRunId();
    run.kind = model::RunKind::imported;
    run.recipe = model.card.recipe.value_or(model::Recipe());
    run.name = run.recipe.name;
    run.environment.program = model.card.program;
    run.dataSet = model.card.dataSet;
    run.dataSetHash = model.card.dataSetHash;
    run.started = model.card.date;
    RunProgress progress;
    progress.epochs = model.card.epochs;
    progress.steps = model.card.steps;
    progress.trainAccuracy = model.card.trainAccuracy;
    progress.testAccuracy = model.card.testAccuracy;
    const RunLock lock(run.id); // makes the folder
    model::saveModel(runFolder(run.id) / "final.safetensors", model);
    const RunStore store(database);
    store.begin(run, {});
    store.end(run.id, model::RunOutcome::completed, "Taken over from a former version", "final.safetensors", progress);
}

} // namespace

QString takeOverLastRun(const Database& database) {
    const std::filesystem::path path = lastModelPath();
    std::error_code unreadable; // loadModel reports what is wrong
    if (!std::filesystem::exists(path, unreadable) ||
        database.run("INSERT OR IGNORE INTO notes VALUES (?, ?)", {kLastRunTakenOver, timeNow()}).numRowsAffected() == 0) {
        return {}; // there is none, or another window does it
    }
    QString notice;
    const auto tell = [&](const QString& what, const QString&) { notice = what + " It was not taken over, and stays as it is."; };
    reportErrors(
        [&] {
            const model::Model model = model::loadModel(path);
            try {
                takeOver(database, model);
            } catch (const model::Error&) { // the disk is full, say: another time
                database.run("DELETE FROM notes WHERE name = ?", {kLastRunTakenOver});
                throw;
            }
        },
        tell);
    return notice;
}

} // namespace app
