// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"
#include "model/network/learner.h"
#include "model/values/run_progress.h"
#include "model/values/run_record.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace app {

/// What decides a run besides its recipe and its data set: needed to go on with it.
struct RunOptions {
    std::string dataFolder;
    std::string out; ///< model file to write besides; empty for none
    std::string device = "auto";
    model::StepKind step = model::StepKind::automatic;
    std::optional<std::int64_t> maxSteps;
    std::optional<int> trainImages;
};

/// Metrics since the last time they were written.
struct RunMetrics {
    std::vector<model::BatchSpan> batches;
    std::vector<model::EpochMetrics> epochs;
    std::vector<std::string> log;
};

/// Runs that were taken out of the list together.
struct Removal {
    int runs = 0;   ///< 0 when there was none to take out
    std::string id; ///< what `RunStore::undoRemove` takes
};

/// The runs in a database. Every change is one transaction; all functions throw `model::Error`, and then nothing happened.
class RunStore {
public:
    explicit RunStore(const Database& database) : database_(database) {}

    // What is kept, newest first. A run whose process is gone is "interrupted"; one whose id is none is passed over.
    std::vector<model::RunRecord> list() const;
    /// Those that were deleted and can be brought back.
    std::vector<model::RunRecord> listDeleted() const;
    /// By its id, the beginning of one that no other shares, or "last". Throws when there is none, or more than one.
    model::RunRecord find(const std::string& id) const;
    /// The same among those that were deleted; "last" is the one that began last.
    model::RunRecord findDeleted(const std::string& id) const;
    RunOptions options(const std::string& id) const;
    model::RunCurve curve(const std::string& id) const;
    QStringList log(const std::string& id) const;
    /// The runs of a series of seeds, newest first.
    std::vector<model::RunRecord> ofStudy(const std::string& study) const;

    // What the user changes.
    void rename(const std::string& id, const std::string& name) const;
    void setNote(const std::string& id, const std::string& note) const;
    void setStarred(const std::string& id, bool starred) const;
    /// Out of the list; their files stay for `kDeletedDays`. Runs in progress are refused.
    Removal remove(const std::vector<std::string>& ids) const;
    /// The last one that was not undone.
    Removal lastRemoval() const;
    /// Brings back what that one took out. Returns their ids.
    std::vector<std::string> undoRemove(const std::string& removal) const;
    /// Brings these back, whenever they were deleted. Returns how many there were.
    int restore(const std::vector<std::string>& ids) const;
    /// Forgets runs that were deleted long ago, with their files.
    void purge() const;

    // What a run in progress writes.
    void begin(const model::RunRecord& run, const RunOptions& options) const;
    /// It goes on from a checkpoint of so many steps: later metrics are forgotten, and the model that it ended with.
    void rewind(const std::string& id, std::int64_t steps) const;
    void append(const std::string& id, const RunMetrics& metrics, const model::RunProgress& progress) const;
    void end(const std::string& id, model::RunOutcome outcome, const std::string& reason, const std::string& modelFile,
             const model::RunProgress& progress) const;

    // Series of seeds.
    void beginStudy(const std::string& id, const std::string& options) const;
    std::string studyOptions(const std::string& id) const;

    static constexpr int kDeletedDays = 30;

private:
    model::RunRecord findAmong(const QString& condition, const std::string& id, const std::string& kind) const;
    std::vector<model::RunRecord> select(const QString& condition, const QVariantList& values) const;

    const Database& database_;
};

/// "1 run", "3 runs".
QString countedRuns(int runs);

/// "completed", "interrupted", …
const char* outcomeName(model::RunOutcome outcome);

/// "training", "fine-tuning", "imported".
const char* kindName(model::RunKind kind);

} // namespace app
