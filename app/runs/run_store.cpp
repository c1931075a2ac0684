// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_store.h"

#include "app/runs/run_folder.h"
#include "app/runs/run_json.h"
#include "model/formats/recipe_json.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_map>
#include <unordered_set>
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

/// A figure of a curve: NaN is stored as NULL.
double toFigure(const QVariant& value) {
    return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.toDouble();
}

std::optional<double> toNumber(const QVariant& value) {
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

constexpr auto kColumns =
    "id, study, kind, name, note, starred, recipe, options, origin, environment, data_set, data_hash, train_images, started, "
    "ended, outcome, reason, epochs, steps, seconds, train_accuracy, validation_accuracy, test_accuracy, "
    "best_epoch, model";

std::vector<model::WeightsKind> weightsBeside(const std::filesystem::path& model) {
    std::vector<model::WeightsKind> kinds;
    for (const auto kind : {model::WeightsKind::last, model::WeightsKind::averaged, model::WeightsKind::best}) {
        const std::filesystem::path path = model.parent_path() / (std::string(model::weightsKindName(kind)) + ".safetensors");
        std::error_code unreadable;
        if (path == model) {
            kinds.insert(kinds.begin(), kind);
        } else if (std::filesystem::exists(path, unreadable)) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

/// For SQLite's json_each, which makes rows of it: one statement for any number of runs.
QString jsonList(const std::vector<std::string>& ids) {
    return toText(nlohmann::json(ids).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

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
    run.recipe = model::recordedRecipe(text());
    run.options = optionsFromJson(text());
    run.origin = originFromJson(text());
    run.environment = environmentFromJson(text());
    run.dataSet = text();
    run.origin.data.trainImages = text();
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
    std::string file = text();
    const bool trained = run.outcome == RunOutcome::running && RunLock::isHeld(run.id);
    if (run.outcome == RunOutcome::running && !trained) {
        run.outcome = RunOutcome::interrupted; // its process has ended
        if (const std::optional<RunEnding> ending = savedEnding(run.id)) {
            static_cast<model::RunProgress&>(run) = ending->progress;
            run.outcome = ending->outcome;
            run.reason = ending->reason;
            run.ended = ending->time;
            file = ending->model;
        }
    }
    if (!file.empty()) {
        run.model = (runFolder(run.id) / file).string();
        run.weights = weightsBeside(run.model);
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

RunOutcome outcomeNamed(const std::string& name) {
    return fromName<RunOutcome>(kOutcomes, toText(name));
}

const char* kindName(model::RunKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::vector<RunRecord> RunStore::select(const QString& condition, const QVariantList& values) const {
    std::vector<RunRecord> runs;
    database_.forEach(QString("SELECT %1 FROM runs WHERE %2 ORDER BY rowid DESC").arg(kColumns, condition), values,
                      [&](const QSqlQuery& row) {
                          if (isRunId(row.value(0).toString().toStdString())) {
                              runs.push_back(toRecord(row));
                          }
                      });
    return runs;
}

std::vector<RunRecord> RunStore::list() const {
    return select("deleted = ''", {});
}

std::vector<RunRecord> RunStore::listDeleted() const {
    return select("deleted <> ''", {});
}

std::vector<RunRecord> RunStore::ofStudy(const std::string& study) const {
    return select("deleted = '' AND study = ?", {toText(study)});
}

std::vector<std::string> RunStore::idsAmong(const QString& condition, const std::vector<std::string>& names,
                                            const std::string& kind) const {
    std::vector<std::string> known; // all at once: the table is read one time, however many are named
    for (const QString& id : database_.texts("SELECT id FROM runs WHERE " + condition + " ORDER BY rowid")) {
        if (isRunId(id.toStdString())) {
            known.push_back(id.toStdString());
        }
    }
    const std::string last = known.empty() ? std::string() : known.back();
    std::ranges::sort(known);
    std::vector<std::string> ids;
    std::unordered_set<std::string> named;
    for (const std::string& name : names) {
        const std::string& id = name == "last" ? last : name;
        const auto first = std::ranges::lower_bound(known, id);
        const auto end = std::find_if_not(first, known.end(), [&](const std::string& other) { return other.starts_with(id); });
        if (id.empty() || first == end) {
            throw model::Error(name == "last" ? "There is no " + kind + " yet." : "There is no " + kind + " " + name + ".",
                               "See digitlab runs list for those there are.");
        }
        if (end - first > 1 && *first != id) {
            throw model::Error(std::to_string(end - first) + " runs begin with " + name + ".", "Write more of the id.");
        }
        if (named.insert(*first).second) {
            ids.push_back(*first);
        }
    }
    return ids;
}

std::vector<std::string> RunStore::idsOf(const std::vector<std::string>& names) const {
    return idsAmong("deleted = ''", names, "run");
}

std::vector<std::string> RunStore::deletedIdsOf(const std::vector<std::string>& names) const {
    return idsAmong("deleted <> ''", names, "deleted run");
}

std::vector<RunRecord> RunStore::findAll(const std::vector<std::string>& names) const {
    const Transaction reading(database_, Database::Access::readOnly);
    const std::vector<std::string> ids = idsOf(names);
    std::unordered_map<std::string, std::size_t> places;
    for (const std::string& id : ids) {
        places.emplace(id, places.size());
    }
    std::vector<RunRecord> runs = select("id IN (SELECT value FROM json_each(?))", {jsonList(ids)});
    if (runs.size() != ids.size()) { // a damaged database may hold an id that is no text
        throw model::Error("Not all of these runs can be read.", "See digitlab runs list for those there are.");
    }
    std::ranges::sort(runs, {}, [&](const RunRecord& run) { return places.at(run.id); });
    return runs;
}

RunRecord RunStore::find(const std::string& name) const {
    return findAll({name}).front();
}

model::RunCurve RunStore::curve(const std::string& id) const {
    model::RunCurve curve;
    curve.id = id;
    const Transaction reading(database_, Database::Access::readOnly);
    std::optional<double> measured; // by the model that it gave, when it was stopped
    database_.forEach("SELECT name, recipe, outcome, test_accuracy FROM runs WHERE id = ?", {toText(id)},
                      [&](const QSqlQuery& row) {
                          const model::Recipe recipe = model::recordedRecipe(row.value(1).toString().toStdString());
                          curve.name = row.value(0).toString().toStdString();
                          curve.epochs = recipe.epochs;
                          const bool stopped = outcomeNamed(row.value(2).toString().toStdString()) == RunOutcome::stopped;
                          measured = stopped && !recipe.validate ? toNumber(row.value(3)) : std::nullopt;
                      });
    database_.forEach("SELECT first_step, batches, epochs_done, loss, least_loss, greatest_loss, accuracy, least_accuracy, "
                      "greatest_accuracy, accuracy_deviation FROM run_batches WHERE run = ? ORDER BY first_step",
                      {toText(id)}, [&](const QSqlQuery& row) {
                          const auto figure = [&](int column) { return static_cast<float>(toFigure(row.value(column))); };
                          curve.batches.push_back({row.value(0).toLongLong(), row.value(1).toInt(), row.value(2).toDouble(),
                                                   figure(3), figure(4), figure(5), figure(6), figure(7), figure(8), figure(9)});
                      });
    database_.forEach("SELECT epoch, train_loss, train_accuracy, test_loss, test_accuracy, learning_rate, train_seconds, "
                      "test_seconds, images_per_second FROM run_epochs WHERE run = ? ORDER BY epoch",
                      {toText(id)}, [&](const QSqlQuery& row) {
                          const auto number = [&](int column) { return toFigure(row.value(column)); };
                          curve.epochMetrics.push_back({row.value(0).toInt(), curve.epochs, number(1), number(2), number(3),
                                                        number(4), number(5), number(6), number(7), number(8)});
                      });
    if (measured && !curve.batches.empty()) {
        curve.end = model::CurveEnd{curve.batches.back().epochsDone, *measured};
    }
    return curve;
}

QStringList RunStore::log(const std::string& id) const {
    return database_.texts("SELECT time || '  ' || line FROM run_log WHERE run = ? ORDER BY id", {toText(id)});
}

void RunStore::rename(const std::string& id, const std::string& name) const {
    database_.run("UPDATE runs SET name = ? WHERE id = ?", {toText(name), toText(id)});
}

void RunStore::setNote(const std::string& id, const std::string& note) const {
    database_.run("UPDATE runs SET note = ? WHERE id = ?", {toText(note), toText(id)});
}

void RunStore::setStarred(const std::vector<std::string>& ids, bool starred) const {
    database_.run("UPDATE runs SET starred = ? WHERE id IN (SELECT value FROM json_each(?))", {starred ? 1 : 0, jsonList(ids)});
}

Removal RunStore::remove(const std::vector<std::string>& ids) const {
    Transaction transaction(database_);
    // Each removal has a time of its own, later than all before it even when the clock was set back: the time identifies it.
    const QString before = database_.value("SELECT max(deleted) FROM runs").toString();
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QString time =
        before < now ? now : QDateTime::fromString(before, Qt::ISODateWithMs).addMSecs(1).toString(Qt::ISODateWithMs);
    std::set<std::string> studies;
    database_.forEach("SELECT DISTINCT study FROM runs WHERE study <> '' AND id IN (SELECT value FROM json_each(?))",
                      {jsonList(ids)}, [&](const QSqlQuery& row) { studies.insert(row.value(0).toString().toStdString()); });
    if (const auto trained = std::ranges::find_if(ids, RunLock::isHeld); trained != ids.end()) {
        throw model::Error("Run " + *trained + " is in progress; nothing was deleted.", "Stop it first.");
    }
    if (const auto trained = std::ranges::find_if(studies, RunLock::isHeld); trained != studies.end()) {
        throw model::Error("Study " + *trained + " is in progress; none of its runs was deleted.", "Stop it first.");
    }
    const int removed = database_
                            .run("UPDATE runs SET deleted = ? WHERE deleted = '' AND id IN (SELECT value FROM json_each(?))",
                                 {time, jsonList(ids)})
                            .numRowsAffected();
    transaction.commit();
    return {removed, time.toStdString()};
}

Removal RunStore::lastRemoval() const {
    Removal last;
    database_.forEach("SELECT count(*), deleted FROM runs WHERE deleted <> '' GROUP BY deleted ORDER BY deleted DESC LIMIT 1", {},
                      [&](const QSqlQuery& row) {
                          last = {row.value(0).toInt(), row.value(1).toString().toStdString()};
                      });
    return last;
}

std::vector<std::string> RunStore::undoRemove(const std::string& removal) const {
    std::vector<std::string> ids;
    for (const QString& id : database_.texts("SELECT id FROM runs WHERE deleted <> '' AND deleted = ?", {toText(removal)})) {
        ids.push_back(id.toStdString());
    }
    restore(ids);
    return ids;
}

int RunStore::restore(const std::vector<std::string>& ids) const {
    return database_
        .run("UPDATE runs SET deleted = '' WHERE deleted <> '' AND id IN (SELECT value FROM json_each(?))", {jsonList(ids)})
        .numRowsAffected();
}

void RunStore::purge() const {
    const QString oldest = QDateTime::currentDateTimeUtc().addDays(-kDeletedDays).toString(Qt::ISODateWithMs);
    for (const QString& id : database_.texts("SELECT id FROM runs WHERE deleted <> '' AND deleted < ?", {oldest})) {
        std::error_code left; // the folder goes first: tidying would make one without a row a run again
        if (isRunId(id.toStdString())) {
            std::filesystem::remove_all(runFolder(id.toStdString()), left);
        }
        if (!left) {
            database_.run("DELETE FROM runs WHERE id = ?", {id});
        }
    }
}

void RunStore::begin(const RunRecord& run) const {
    database_.run("INSERT OR IGNORE INTO runs (id, study, kind, name, recipe, options, origin, environment, data_set, data_hash, "
                  "train_images, started, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')",
                  {toText(run.id), toText(run.study), kindName(run.kind), toText(run.name),
                   toText(model::recipeToJson(run.recipe)), toText(optionsToJson(run.options)), toText(originToJson(run.origin)),
                   toText(environmentToJson(run.environment)), toText(run.dataSet), toText(run.origin.data.trainImages),
                   run.trainImages, toText(run.started)});
}

void RunStore::rewind(const std::string& id, std::int64_t steps) const {
    Transaction transaction(database_);
    const QVariant run = toText(id);
    database_.run("UPDATE runs SET outcome = 'running', ended = '', reason = '', model = '', deleted = '' WHERE id = ?", {run});
    database_.run("DELETE FROM run_batches WHERE run = ? AND first_step >= ?", {run, qint64{steps}});
    database_.run("DELETE FROM run_epochs WHERE run = ? AND epoch > (SELECT coalesce(max(epochs_done), 0) FROM run_batches "
                  "WHERE run = ?)",
                  {run, run});
    transaction.commit();
}

namespace {

void writeProgress(const Database& database, const QVariant& run, const model::RunProgress& progress) {
    database.run("UPDATE runs SET epochs = ?, steps = ?, seconds = ?, train_accuracy = ?, validation_accuracy = ?, "
                 "test_accuracy = ?, best_epoch = ? WHERE id = ?",
                 {progress.epochs, qint64{progress.steps}, progress.seconds, toValue(progress.trainAccuracy),
                  toValue(progress.validationAccuracy), toValue(progress.testAccuracy), progress.bestEpoch, run});
}

} // namespace

void RunStore::append(const std::string& id, const RunMetrics& metrics, const model::RunProgress& progress) const {
    Transaction transaction(database_);
    const QVariant run = toText(id);
    for (const model::BatchSpan& span : metrics.batches) {
        database_.run("INSERT OR REPLACE INTO run_batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      {run, qint64{span.firstStep}, span.batches, span.epochsDone, span.loss, span.leastLoss, span.greatestLoss,
                       span.accuracy, span.leastAccuracy, span.greatestAccuracy, span.accuracyDeviation});
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

void RunStore::end(const std::string& id, const RunEnding& ending) const {
    Transaction transaction(database_);
    const QVariant run = toText(id);
    writeProgress(database_, run, ending.progress);
    database_.run("UPDATE runs SET outcome = ?, reason = ?, model = ?, ended = ? WHERE id = ?",
                  {outcomeName(ending.outcome), toText(ending.reason), toText(ending.model), toText(ending.time), run});
    transaction.commit();
}

void RunStore::beginStudy(const std::string& id, const std::string& options) const {
    database_.run("INSERT OR IGNORE INTO studies VALUES (?, ?, ?)", {toText(id), toText(options), timeNow()});
}

std::string RunStore::studyOptions(const std::string& id) const {
    return database_.value("SELECT options FROM studies WHERE id = ?", {toText(id)}).toString().toStdString();
}

} // namespace app
