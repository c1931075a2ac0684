// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_ending.h"
#include "app/storage/database.h"
#include "model/values/run_record.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace app {

using model::RunOptions;

/// Metrics since the last time they were written.
struct RunMetrics {
    std::vector<model::BatchSpan> batches;
    std::vector<model::EpochMetrics> epochs;
    std::vector<std::string> log;
};

/// Runs that were deleted together.
struct Removal {
    int runs = 0;   ///< 0 when nothing was deleted
    std::string id; ///< argument of `RunStore::undoRemove`
};

/// The runs in a database. Every change is one transaction; all functions throw `model::Error`, and then nothing has changed.
class RunStore {
public:
    explicit RunStore(const Database& database) : database_(database) {}

    // Reading, newest first. A running run that no process trains is "interrupted"; rows with invalid ids are skipped.
    std::vector<model::RunRecord> list() const;
    /// Deleted runs that can be restored.
    std::vector<model::RunRecord> listDeleted() const;
    // By their ids, unique prefixes of those, or "last", in the order named and each once. Throws when there is none of a name,
    // or more than one.
    model::RunRecord find(const std::string& name) const;
    std::vector<model::RunRecord> findAll(const std::vector<std::string>& names) const;
    std::vector<std::string> idsOf(const std::vector<std::string>& names) const;
    /// The same among the deleted runs.
    std::vector<std::string> deletedIdsOf(const std::vector<std::string>& names) const;
    model::RunCurve curve(const std::string& id) const;
    QStringList log(const std::string& id) const;
    /// The runs of a series of seeds, newest first.
    std::vector<model::RunRecord> ofStudy(const std::string& study) const;

    // Changes by the user.
    void rename(const std::string& id, const std::string& name) const;
    void setNote(const std::string& id, const std::string& note) const;
    void setStarred(const std::vector<std::string>& ids, bool starred) const;
    /// Deletes runs; their files stay for `kDeletedDays`. Throws when one of them is in progress.
    Removal remove(const std::vector<std::string>& ids) const;
    /// The last removal that was not undone.
    Removal lastRemoval() const;
    /// Restores the runs of that removal. Returns their ids.
    std::vector<std::string> undoRemove(const std::string& removal) const;
    /// Restores these runs, whenever they were deleted. Returns how many there were.
    int restore(const std::vector<std::string>& ids) const;
    /// Removes runs that were deleted more than `kDeletedDays` ago, with their files.
    void purge() const;

    // Changes by a run in progress.
    void begin(const model::RunRecord& run) const;
    /// Resumes a run after that many steps: removes later metrics, its end and its model.
    void rewind(const std::string& id, std::int64_t steps) const;
    void append(const std::string& id, const RunMetrics& metrics, const model::RunProgress& progress) const;
    void end(const std::string& id, const RunEnding& ending) const;

    // Series of seeds.
    void beginStudy(const std::string& id, const std::string& options) const;
    std::string studyOptions(const std::string& id) const;

    static constexpr int kDeletedDays = 30;

private:
    std::vector<std::string> idsAmong(const QString& condition, const std::vector<std::string>& names,
                                      const std::string& kind) const;
    std::vector<model::RunRecord> select(const QString& condition, const QVariantList& values) const;

    const Database& database_;
};

/// "1 run", "3 runs".
QString countedRuns(int runs);

/// "completed", "interrupted", …
const char* outcomeName(model::RunOutcome outcome);
/// The reverse; that of anything else is "failed".
model::RunOutcome outcomeNamed(const std::string& name);

/// "training", "fine-tuning", "imported".
const char* kindName(model::RunKind kind);

/// Cleans up after killed processes and lost databases: removes runs that have learned nothing and unfinished files, and adds a
/// run for each folder with a model that is not in the database. Returns a message to the user, empty when no run was added.
/// Throws `model::Error`.
QString tidyRuns(const Database& database);

} // namespace app
