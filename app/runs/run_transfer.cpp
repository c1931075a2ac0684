// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_transfer.h"

#include "app/runs/run_folder.h"
#include "app/storage/database.h"

#include <algorithm>

namespace app {

namespace fs = std::filesystem;

namespace {

/// Whole or not at all.
void copyFolder(const fs::path& from, const fs::path& to) {
    const fs::path unfinished = to.string() + ".part";
    std::error_code error;
    fs::remove_all(unfinished, error);
    fs::create_directories(to.parent_path(), error);
    fs::copy(from, unfinished, fs::copy_options::recursive, error);
    if (!error) {
        fs::rename(unfinished, to, error);
    }
    if (error) {
        throw model::Error(to.string() + ": the run cannot be taken from " + from.string() + " (" + error.message() + ").",
                           "Check that you may write to this folder and that the disk has room.");
    }
}

} // namespace

void takeRuns(const fs::path& home, const std::string& study, const RunStore& here) {
    const fs::path file = home / databasePath().filename();
    std::error_code missing;
    if (!fs::exists(file, missing)) {
        return;
    }
    const Database database(file, Database::Access::readOnly);
    const RunStore there(database);
    const std::vector<model::RunRecord> known = here.ofStudy(study);
    for (const model::RunRecord& run : there.ofStudy(study)) {
        const auto isRun = [&](const model::RunRecord& other) { return other.id == run.id; };
        if (run.outcome != model::RunOutcome::completed || std::ranges::any_of(known, isRun)) {
            continue;
        }
        if (!fs::exists(runFolder(run.id), missing)) {
            copyFolder(home / "runs" / run.id, runFolder(run.id));
        }
        const model::RunCurve curve = there.curve(run.id);
        RunMetrics metrics{curve.batches, curve.epochMetrics, {}};
        for (const QString& line : there.log(run.id)) {
            metrics.log.push_back(line.toStdString());
        }
        here.begin(run);
        here.append(run.id, metrics, run);
        here.end(run.id, {run.outcome, run.reason, run, fs::path(run.model).filename().string(), run.ended});
    }
}

} // namespace app
