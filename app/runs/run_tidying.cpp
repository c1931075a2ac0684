// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_errors.h"
#include "app/runs/experiment_plan.h"
#include "app/runs/run_folder.h"
#include "app/runs/run_json.h"
#include "app/runs/run_store.h"
#include "app/runs/weights_store.h"
#include "app/storage/store_text.h"
#include "model/files/atomic_file.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/model_file.h"
#include "model/formats/recipe_json.h"

#include <set>

namespace app {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& path) {
    std::error_code unreadable;
    return fs::exists(path, unreadable);
}

bool isKnown(const Database& database, const std::string& id) {
    return database.value("SELECT 1 FROM runs WHERE id = ?", {QString::fromStdString(id)}).isValid();
}

/// The weights of a checkpoint at its latest epoch's end, if it has one; nothing before the first step. The run cannot be
/// resumed: its recipe is not known.
std::optional<model::Model> modelOfCheckpoint(const fs::path& path) {
    const model::Checkpoint checkpoint = model::loadCheckpoint(path);
    if (checkpoint.steps == 0) {
        return std::nullopt;
    }
    model::Model model{checkpoint.epochs > 0 ? checkpoint.epochWeights : checkpoint.weights, {}};
    model::checkWeights(model.weights, path.string());
    model.card.epochs = checkpoint.epochs;
    model.card.steps = checkpoint.steps;
    if (checkpoint.epochs > 0) {
        model.card.trainAccuracy = checkpoint.trainAccuracy;
    }
    if (checkpoint.testAccuracy) {
        model.card.measured = model::Measurement{*checkpoint.testAccuracy, {}, {}, {}, {}};
    }
    return model;
}

/// Adds a completed run for a model that lies in the run's folder, from what its card says.
void addRun(const Database& database, const std::string& id, const std::string& file, const model::Model& model) {
    const model::ModelCard& card = model.card;
    model::RunRecord run;
    run.id = id;
    run.kind = model::RunKind::imported;
    run.recipe = card.recipe.value_or(model::recordedRecipe(""));
    run.name = card.recipe ? run.recipe.name : id;
    run.environment.program = card.program;
    run.dataSet = card.dataSet;
    run.origin.data.trainImages = card.dataSetHash;
    run.origin.networks.own = model.weights.architecture;
    run.started = card.date;
    const RunStore store(database);
    store.begin(run);
    RunEnding ending = savedEnding(id).value_or(RunEnding());
    ending.reason = "Found by its model: what was known of the run is lost";
    ending.model = file;
    ending.progress = {card.epochs,
                       card.steps,
                       0,
                       card.trainAccuracy,
                       card.validationAccuracy,
                       card.measured ? std::optional(card.measured->accuracy) : std::nullopt,
                       card.bestEpoch};
    ending.time = ending.time.empty() ? card.date : ending.time;
    store.end(id, ending);
    removeEnding(id);
}

/// Makes the best model in the folder of an unknown run a run again. False when there is no model.
bool findAgain(const Database& database, const std::string& id) {
    for (const model::WeightsKind kind : {model::WeightsKind::best, model::WeightsKind::averaged, model::WeightsKind::last}) {
        const std::string file = std::string(model::weightsKindName(kind)) + ".safetensors";
        if (isThere(runFolder(id) / file)) {
            addRun(database, id, file, model::loadModel(runFolder(id) / file));
            return true;
        }
    }
    if (!isThere(checkpointPath(id))) {
        return false;
    }
    const std::optional<model::Model> model = modelOfCheckpoint(checkpointPath(id));
    if (model) {
        constexpr auto kFile = "final.safetensors";
        model::saveModel(runFolder(id) / kFile, *model);
        addRun(database, id, kFile, *model);
    }
    return model.has_value();
}

/// Returns whether a run was added.
bool tidyUnknown(const Database& database, const std::string& id) {
    const RunLock lock(id); // throws when the run starts just now
    if (isKnown(database, id)) {
        return false;
    }
    if (findAgain(database, id)) {
        return true;
    }
    std::error_code left; // a folder with other files in it stays
    fs::remove(checkpointPath(id), left);
    fs::remove(runFolder(id) / "lock", left);
    fs::remove(runFolder(id), left);
    return false;
}

/// Removes runs that were killed before their first checkpoint: they can neither be resumed nor shown.
void forgetEmptyRuns(const Database& database) {
    const QString empty = "SELECT id FROM runs WHERE outcome = 'running' AND steps = 0 AND note = '' AND NOT starred";
    for (const QString& id : database.texts(empty)) {
        const std::string run = id.toStdString();
        if (!RunLock::isHeld(run) && !isThere(checkpointPath(run))) {
            database.run("DELETE FROM runs WHERE id = ?", {id}); // its folder is removed as that of an unknown run
        }
    }
}

/// Endings that found the database locked.
void recordEndings(const Database& database) {
    for (const QString& id : database.texts("SELECT id FROM runs WHERE outcome = 'running'")) {
        const std::string run = id.toStdString();
        if (const std::optional<RunEnding> ending = savedEnding(run); ending && !RunLock::isHeld(run)) {
            RunStore(database).end(run, *ending);
            removeEnding(run);
        }
    }
}

/// Deleted runs need theirs too: they can be restored.
void removeOtherWeights(const Database& database) {
    std::set<std::string> used;
    const auto add = [&](const model::RunOrigin& origin) {
        used.insert(origin.initialWeights);
        if (origin.teachers) {
            used.insert(origin.teachers->begin(), origin.teachers->end());
        }
    };
    database.forEach("SELECT origin FROM runs", {},
                     [&](const QSqlQuery& row) { add(originFromJson(row.value(0).toString().toStdString())); });
    database.forEach("SELECT options FROM studies", {}, [&](const QSqlQuery& row) {
        std::ranges::for_each(experimentOrigins(row.value(0).toString().toStdString()), add);
    });
    removeUnusedWeights(used);
}

void removeOldCheckpoints(const Database& database) {
    for (const QString& id : database.texts("SELECT id FROM runs WHERE outcome = 'completed'")) {
        std::error_code left;
        fs::remove(checkpointPath(id.toStdString()), left);
    }
}

} // namespace

QString tidyRuns(const Database& database) {
    recordEndings(database);
    forgetEmptyRuns(database);
    removeOldCheckpoints(database);
    removeOtherWeights(database);
    int found = 0;
    std::error_code none; // there are no runs yet
    for (const fs::directory_entry& folder : fs::directory_iterator(runFolder("").parent_path(), none)) {
        const std::string id = folder.path().filename().string();
        std::error_code unreadable;
        if (!folder.is_directory(unreadable) || RunLock::isHeld(id)) {
            continue;
        }
        model::removeLeftovers(folder.path());
        if (!isKnown(database, id)) {
            reportErrors([&] { found += tidyUnknown(database, id) ? 1 : 0; },
                         [](const QString&, const QString&) {}); // the folder stays as it is
        }
    }
    return found == 0   ? QString()
           : found == 1 ? StoreText::tr("1 run that the database did not know was found again by its model.")
                        : StoreText::tr("%1 runs that the database did not know were found again by their models.").arg(found);
}

} // namespace app
