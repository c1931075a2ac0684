// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_tidying.h"

#include "app/report_errors.h"
#include "app/runs/imported_run.h"
#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"
#include "app/storage/store_text.h"
#include "model/files/atomic_file.h"
#include "model/formats/checkpoint_file.h"

#include <QStringList>

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

/// What the checkpoint of a run has learned, up to the latest epoch's end if there was one; nothing before the first step. It
/// cannot go on: its recipe is not known.
std::optional<model::Model> modelOfCheckpoint(const fs::path& path) {
    const model::Checkpoint checkpoint = model::loadCheckpoint(path);
    if (checkpoint.steps == 0) {
        return std::nullopt;
    }
    model::Model model{checkpoint.epochs > 0 ? checkpoint.epochWeights : checkpoint.weights, {}};
    model::checkWeights(model.weights, path.string());
    model.card.epochs = checkpoint.epochs;
    model.card.steps = checkpoint.steps;
    model.card.trainAccuracy = checkpoint.trainAccuracy;
    return model;
}

/// The best model in a folder of which no run is known, made a run. False when there is none.
bool findAgain(const Database& database, const std::string& id) {
    constexpr auto kReason = "Found by its model: what was known of the run is lost";
    for (const model::WeightsKind kind : {model::WeightsKind::best, model::WeightsKind::averaged, model::WeightsKind::last}) {
        const std::string file = std::string(model::weightsKindName(kind)) + ".safetensors";
        if (isThere(runFolder(id) / file)) {
            keepAsRun(database, id, file, model::loadModel(runFolder(id) / file), kReason);
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
        keepAsRun(database, id, kFile, *model, kReason);
    }
    return model.has_value();
}

/// Returns whether a run was found again.
bool tidyUnknown(const Database& database, const std::string& id) {
    const RunLock lock(id); // or it is one that begins just now
    if (isKnown(database, id)) {
        return false;
    }
    if (findAgain(database, id)) {
        return true;
    }
    std::error_code left; // a folder with anything else in it stays
    fs::remove(checkpointPath(id), left);
    fs::remove(runFolder(id) / "lock", left);
    fs::remove(runFolder(id), left);
    return false;
}

/// Killed between their first row and their first checkpoint: there is nothing to go on from, and nothing to see.
void forgetEmptyRuns(const Database& database) {
    QStringList empty;
    database.forEach("SELECT id FROM runs WHERE outcome = 'running' AND steps = 0 AND note = '' AND NOT starred", {},
                     [&](const QSqlQuery& row) { empty << row.value(0).toString(); });
    for (const QString& id : empty) {
        const std::string run = id.toStdString();
        if (!RunLock::isHeld(run) && !isThere(checkpointPath(run))) {
            database.run("DELETE FROM runs WHERE id = ?", {id}); // its folder is one of an unknown run now
        }
    }
}

void removeOldCheckpoints(const Database& database) {
    database.forEach("SELECT id FROM runs WHERE outcome = 'completed'", {}, [](const QSqlQuery& row) {
        std::error_code left;
        fs::remove(checkpointPath(row.value(0).toString().toStdString()), left);
    });
}

} // namespace

QString tidyRuns(const Database& database) {
    forgetEmptyRuns(database);
    removeOldCheckpoints(database);
    int found = 0;
    std::error_code none; // no run was kept yet
    for (const fs::directory_entry& folder : fs::directory_iterator(runFolder("").parent_path(), none)) {
        const std::string id = folder.path().filename().string();
        std::error_code unreadable;
        if (!folder.is_directory(unreadable) || RunLock::isHeld(id)) {
            continue;
        }
        model::removeLeftovers(folder.path());
        if (!isKnown(database, id)) {
            reportErrors([&] { found += tidyUnknown(database, id) ? 1 : 0; },
                         [](const QString&, const QString&) {}); // it stays as it is
        }
    }
    return found == 0   ? QString()
           : found == 1 ? StoreText::tr("1 run that the database did not know was found again by its model.")
                        : StoreText::tr("%1 runs that the database did not know were found again by their models.").arg(found);
}

} // namespace app
