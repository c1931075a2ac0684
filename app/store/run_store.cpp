// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/run_store.h"

#include "app/store/run_folder.h"
#include "app/store/run_json.h"
#include "model/io/recipe_json.h"

#include <QDateTime>

#include <array>
#include <string_view>
#include <utility>

namespace app {

using model::RunOutcome;
using model::RunRecord;

namespace {

constexpr std::array kOutcomes{"running", "completed", "stopped", "interrupted", "diverged", "failed"};
constexpr std::array kKinds{"training", "fine-tuning", "imported"};

template <class Enum> Enum fromName(std::span<const char* const> names, const QString& name) {
    std::size_t found = 0;
    while (found + 1 < names.size() && name != names[found]) {
        ++found;
    }
    return static_cast<Enum>(found);
}

QVariant toValue(const std::optional<double>& number) {
    return number ? QVariant(*number) : QVariant();
}

std::optional<double> toNumber(const QVariant& value) {
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

constexpr auto kColumns =
    "id, study, kind, name, note, starred, recipe, environment, data_set, data_hash, train_images, started, "
    "ended, outcome, reason, epochs, steps, seconds, train_accuracy, validation_accuracy, test_accuracy, "
    "best_epoch, model";

RunRecord toRecord(const QSqlQuery& row) {
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    const auto text = [&] { return next().toString().toStdString(); };
    RunRecord run;
    run.id = text();
    run.study = text();
    run.kind = fromName<model::RunKind>(kKinds, next().toString());
    run.name = text();
    run.note = text();
    run.starred = next().toBool();
    run.recipe = storedRecipe(text());
    run.environment = environmentFromJson(text());
    run.dataSet = text();
    run.dataSetHash = text();
    run.trainImages = next().toInt();
    run.started = text();
    run.ended = text();
    run.outcome = fromName<RunOutcome>(kOutcomes, next().toString());
    run.reason = text();
    run.epochs = next().toInt();
    run.steps = next().toLongLong();
    run.seconds = next().toDouble();
    run.trainAccuracy = toNumber(next());
    run.validationAccuracy = toNumber(next());
    run.testAccuracy = toNumber(next());
    run.bestEpoch = next().toInt();
    if (const std::string file = text(); !file.empty()) {
        run.model = (runFolder(run.id) / file).string();
    }
    const bool trained = run.outcome == RunOutcome::running && RunLock::isHeld(run.id);
    if (run.outcome == RunOutcome::running && !trained) {
        run.outcome = RunOutcome::interrupted; // its process is gone
    }
    std::error_code unreadable;
    run.canContinue =
        !trained && run.outcome != RunOutcome::completed && std::filesystem::exists(checkpointPath(run.id), unreadable);
    return run;
}

} // namespace

QString countedRuns(int runs) {
    return runs == 1 ? QString("1 run") : QString("%1 runs").arg(runs);
}

const char* outcomeName(RunOutcome outcome) {
    return kOutcomes[static_cast<std::size_t>(outcome)];
}

std::vector<RunRecord> RunStore::select(const QString& condition, const QVariantList& values) const {
    std::vector<RunRecord> runs;
    database_.forEach(QString("SELECT %1 FROM runs WHERE %2 ORDER BY started DESC, rowid DESC").arg(kColumns, condition), values,
                      [&](const QSqlQuery& row) { runs.push_back(toRecord(row)); });
    return runs;
}

std::vector<RunRecord> RunStore::list() const {
    return select("deleted = ''", {});
}

std::vector<RunRecord> RunStore::ofStudy(const std::string& study) const {
    return select("deleted = '' AND study = ?", {toText(study)});
}

RunRecord RunStore::find(const std::string& id) const {
    std::vector<RunRecord> runs;
    if (id == "last") {
        runs = select(
            "deleted = '' AND rowid = (SELECT rowid FROM runs WHERE deleted = '' ORDER BY started DESC, rowid DESC LIMIT 1)", {});
    } else {
        runs = select("deleted = '' AND substr(id, 1, length(?)) = ?", {toText(id), toText(id)});
    }
    if (runs.empty() || id.empty()) {
        throw model::Error(id == "last" ? "There is no run yet." : "There is no run " + id + ".",
                           "See digitlab runs list for those there are.");
    }
    if (runs.size() > 1 && runs[0].id != id) {
        throw model::Error(std::to_string(runs.size()) + " runs begin with " + id + ".", "Write more of the id.");
    }
    return std::move(runs.front());
}

RunOptions RunStore::options(const std::string& id) const {
    return optionsFromJson(database_.value("SELECT options FROM runs WHERE id = ?", {toText(id)}).toString().toStdString());
}

model::RunCurve RunStore::curve(const std::string& id) const {
    model::RunCurve curve;
    curve.id = id;
    const Transaction reading(database_, Database::Access::readOnly);
    database_.forEach("SELECT name, recipe FROM runs WHERE id = ?", {toText(id)}, [&](const QSqlQuery& row) {
        curve.name = row.value(0).toString().toStdString();
        curve.epochs = storedRecipe(row.value(1).toString().toStdString()).epochs;
    });
    database_.forEach("SELECT first_step, batches, epochs_done, loss, least_loss, greatest_loss, accuracy, least_accuracy, "
                      "greatest_accuracy FROM run_batches WHERE run = ? ORDER BY first_step",
                      {toText(id)}, [&](const QSqlQuery& row) {
                          curve.batches.push_back({row.value(0).toLongLong(), row.value(1).toInt(), row.value(2).toDouble(),
                                                   row.value(3).toFloat(), row.value(4).toFloat(), row.value(5).toFloat(),
                                                   row.value(6).toFloat(), row.value(7).toFloat(), row.value(8).toFloat()});
                      });
    database_.forEach("SELECT epoch, train_loss, train_accuracy, test_loss, test_accuracy, learning_rate, train_seconds, "
                      "test_seconds, images_per_second FROM run_epochs WHERE run = ? ORDER BY epoch",
                      {toText(id)}, [&](const QSqlQuery& row) {
                          const auto number = [&](int column) { return row.value(column).toDouble(); };
                          curve.epochMetrics.push_back({row.value(0).toInt(), curve.epochs, number(1), number(2), number(3),
                                                        number(4), number(5), number(6), number(7), number(8)});
                      });
    return curve;
}

QStringList RunStore::log(const std::string& id) const {
    QStringList lines;
    database_.forEach("SELECT time, line FROM run_log WHERE run = ? ORDER BY id", {toText(id)},
                      [&](const QSqlQuery& row) { lines << row.value(0).toString() + "  " + row.value(1).toString(); });
    return lines;
}

void RunStore::rename(const std::string& id, const std::string& name) const {
    database_.run("UPDATE runs SET name = ? WHERE id = ?", {toText(name), toText(id)});
}

void RunStore::setNote(const std::string& id, const std::string& note) const {
    database_.run("UPDATE runs SET note = ? WHERE id = ?", {toText(note), toText(id)});
}

void RunStore::setStarred(const std::string& id, bool starred) const {
    database_.run("UPDATE runs SET starred = ? WHERE id = ?", {starred ? 1 : 0, toText(id)});
}

int RunStore::remove(const std::vector<std::string>& ids) const {
    Transaction transaction(database_);
    // Each removal has its own time, so that an undo takes back that one alone.
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    int removed = 0;
    for (const std::string& id : ids) {
        if (RunLock::isHeld(id)) {
            throw model::Error("Run " + id + " is in progress; nothing was deleted.", "Stop it first.");
        }
        removed +=
            database_.run("UPDATE runs SET deleted = ? WHERE id = ? AND deleted = ''", {time, toText(id)}).numRowsAffected();
    }
    transaction.commit();
    return removed;
}

int RunStore::removedLast() const {
    return database_.value("SELECT count(*) FROM runs WHERE deleted <> '' AND deleted = (SELECT max(deleted) FROM runs)").toInt();
}

int RunStore::undoRemove() const {
    return database_.run("UPDATE runs SET deleted = '' WHERE deleted <> '' AND deleted = (SELECT max(deleted) FROM runs)")
        .numRowsAffected();
}

void RunStore::purge() const {
    const QString oldest = QDateTime::currentDateTimeUtc().addDays(-kDeletedDays).toString(Qt::ISODateWithMs);
    QStringList gone;
    database_.forEach("SELECT id FROM runs WHERE deleted <> '' AND deleted < ?", {oldest},
                      [&](const QSqlQuery& row) { gone << row.value(0).toString(); });
    for (const QString& id : gone) { // the folder first: one without a row would be found again as a run whose record is lost
        std::error_code left;
        std::filesystem::remove_all(runFolder(id.toStdString()), left);
        if (!left) {
            database_.run("DELETE FROM runs WHERE id = ?", {id});
        }
    }
}

void RunStore::begin(const RunRecord& run, const RunOptions& options) const {
    database_.run(
        "INSERT OR IGNORE INTO runs (id, study, kind, name, recipe, options, environment, data_set, data_hash, train_images, "
        "started, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')",
        {toText(run.id), toText(run.study), kKinds[static_cast<std::size_t>(run.kind)], toText(run.name),
         toText(model::recipeToJson(run.recipe)), toText(optionsToJson(options)), toText(environmentToJson(run.environment)),
         toText(run.dataSet), toText(run.dataSetHash), run.trainImages, toText(run.started)});
}

void RunStore::rewind(const std::string& id, std::int64_t steps) const {
    Transaction transaction(database_);
    const QVariant run = toText(id);
    database_.run("UPDATE runs SET outcome = 'running', ended = '', reason = '' WHERE id = ?", {run});
    database_.run("DELETE FROM run_batches WHERE run = ? AND first_step >= ?", {run, qint64{steps}});
    database_.run("DELETE FROM run_epochs WHERE run = ? AND epoch > (SELECT coalesce(max(epochs_done), 0) FROM run_batches "
                  "WHERE run = ?)",
                  {run, run});
    transaction.commit();
}

namespace {

void writeProgress(const Database& database, const QVariant& run, const RunProgress& progress) {
    database.run("UPDATE runs SET epochs = ?, steps = ?, seconds = ?, train_accuracy = ?, validation_accuracy = ?, "
                 "test_accuracy = ?, best_epoch = ? WHERE id = ?",
                 {progress.epochs, qint64{progress.steps}, progress.seconds, toValue(progress.trainAccuracy),
                  toValue(progress.validationAccuracy), toValue(progress.testAccuracy), progress.bestEpoch, run});
}

} // namespace

void RunStore::append(const std::string& id, const RunMetrics& metrics, const RunProgress& progress) const {
    Transaction transaction(database_);
    const QVariant run = toText(id);
    for (const model::BatchSpan& span : metrics.batches) {
        database_.run("INSERT OR REPLACE INTO run_batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      {run, qint64{span.firstStep}, span.batches, span.epochsDone, span.loss, span.leastLoss, span.greatestLoss,
                       span.accuracy, span.leastAccuracy, span.greatestAccuracy});
    }
    for (const model::EpochMetrics& epoch : metrics.epochs) {
        database_.run("INSERT OR REPLACE INTO run_epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      {run, epoch.epoch, epoch.trainLoss, epoch.trainAccuracy, epoch.testLoss, epoch.testAccuracy,
                       epoch.learningRate, epoch.trainSeconds, epoch.testSeconds, epoch.imagesPerSecond});
    }
    for (const std::string& line : metrics.log) {
        database_.run("INSERT INTO run_log (run, time, line) VALUES (?, ?, ?)", {run, timeNow(), toText(line)});
    }
    writeProgress(database_, run, progress);
    transaction.commit();
}

void RunStore::end(const std::string& id, RunOutcome outcome, const std::string& reason, const std::string& modelFile,
                   const RunProgress& progress) const {
    Transaction transaction(database_);
    const QVariant run = toText(id);
    writeProgress(database_, run, progress);
    database_.run("UPDATE runs SET outcome = ?, reason = ?, model = ?, ended = ? WHERE id = ?",
                  {outcomeName(outcome), toText(reason), toText(modelFile), timeNow(), run});
    transaction.commit();
}

void RunStore::beginStudy(const std::string& id, const std::string& options) const {
    database_.run("INSERT OR IGNORE INTO studies VALUES (?, ?, ?)", {toText(id), toText(options), timeNow()});
}

std::string RunStore::studyOptions(const std::string& id) const {
    return database_.value("SELECT options FROM studies WHERE id = ?", {toText(id)}).toString().toStdString();
}

} // namespace app
