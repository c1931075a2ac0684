// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/imported_run.h"

#include "app/runs/run_store.h"

namespace app {

void keepAsRun(const Database& database, const std::string& id, const std::string& file, const model::Model& model,
               const std::string& reason) {
    model::RunRecord run;
    run.id = id;
    run.kind = model::RunKind::imported;
    run.recipe = model.card.recipe.value_or(model::Recipe());
    run.name = run.recipe.name;
    run.environment.program = model.card.program;
    run.dataSet = model.card.dataSet;
    run.dataSetHash = model.card.dataSetHash;
    run.started = model.card.date;
    model::RunProgress progress;
    progress.epochs = model.card.epochs;
    progress.steps = model.card.steps;
    progress.trainAccuracy = model.card.trainAccuracy;
    progress.validationAccuracy = model.card.validationAccuracy;
    progress.testAccuracy = model.card.testAccuracy;
    progress.bestEpoch = model.card.bestEpoch;
    const RunStore store(database);
    store.begin(run, {});
    store.end(run.id, model::RunOutcome::completed, reason, file, progress);
}

} // namespace app
