// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

#include "app/storage/paths.h"

#include <QDateTime>
#include <QSqlError>
#include <QStringList>
#include <QUuid>

#include <sys/stat.h>

#include <array>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

/// The statements that migrate the tables from one version to the next; the file's `user_version` is the number of steps done. A
/// released step never changes: append a new one.
const std::array kMigrations{
    QStringList{
        // AUTOINCREMENT: ids are never reused. `strokes` is a line of a strokes file without its digit.
        "CREATE TABLE drawings (id INTEGER PRIMARY KEY AUTOINCREMENT, digit INTEGER NOT NULL, strokes TEXT NOT NULL, "
        "created TEXT NOT NULL)",
        "CREATE TABLE changes (id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, created TEXT NOT NULL)",
        // A drawing before a change: nothing when it was added, its digit when it was relabelled, all of it when it was deleted.
        "CREATE TABLE changed_drawings (change INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE, "
        "drawing INTEGER NOT NULL, digit INTEGER, strokes TEXT, created TEXT, PRIMARY KEY (change, drawing)) WITHOUT ROWID",
        "CREATE INDEX changes_of_drawing ON changed_drawings (drawing)",
        "CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        // Ids of changes start at the present time, so that an id of an earlier database never matches.
        "INSERT INTO sqlite_sequence (name, seq) VALUES ('changes', strftime('%s', 'now'))",
    },
    QStringList{
        // `recipe`, `options` and `environment` are JSON; times are ISO 8601, UTC. `model` is a file in the run's folder, named
        // once it is whole. `deleted` is the time of the deletion.
        "CREATE TABLE runs (id TEXT PRIMARY KEY, study TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, name TEXT NOT NULL, "
        "note TEXT NOT NULL DEFAULT '', starred INTEGER NOT NULL DEFAULT 0, recipe TEXT NOT NULL, options TEXT NOT NULL, "
        "environment TEXT NOT NULL, data_set TEXT NOT NULL, data_hash TEXT NOT NULL, train_images INTEGER NOT NULL, "
        "started TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', "
        "epochs INTEGER NOT NULL DEFAULT 0, steps INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, "
        "train_accuracy REAL, validation_accuracy REAL, test_accuracy REAL, best_epoch INTEGER NOT NULL DEFAULT 0, "
        "model TEXT NOT NULL DEFAULT '', deleted TEXT NOT NULL DEFAULT '')",
        "CREATE INDEX runs_of_study ON runs (study)",
        "CREATE TABLE run_batches (run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, first_step INTEGER NOT NULL, "
        "batches INTEGER NOT NULL, epochs_done REAL NOT NULL, loss REAL, least_loss REAL, greatest_loss REAL, accuracy REAL, "
        "least_accuracy REAL, greatest_accuracy REAL, PRIMARY KEY (run, first_step)) WITHOUT ROWID",
        "CREATE TABLE run_epochs (run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, epoch INTEGER NOT NULL, "
        "train_loss REAL, train_accuracy REAL, test_loss REAL, test_accuracy REAL, learning_rate REAL, train_seconds REAL, "
        "test_seconds REAL, images_per_second REAL, PRIMARY KEY (run, epoch)) WITHOUT ROWID",
        "CREATE TABLE run_log (id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, "
        "time TEXT NOT NULL, line TEXT NOT NULL)",
        "CREATE INDEX log_of_run ON run_log (run)",
        // The plan of a series of seeds, JSON.
        "CREATE TABLE studies (id TEXT PRIMARY KEY, options TEXT NOT NULL, started TEXT NOT NULL)",
        "CREATE TABLE recent_files (path TEXT PRIMARY KEY, opened INTEGER NOT NULL)",
    },
    QStringList{
        // JSON: what a run was made from; empty where it is not known.
        "ALTER TABLE runs ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    },
    QStringList{
        "ALTER TABLE run_batches ADD COLUMN accuracy_deviation REAL NOT NULL DEFAULT 0",
    },
    QStringList{
        // Alphabets beside the digits, which have the id 0 and no row. `classes` is a JSON list of names; a drawing's `digit` is
        // a
        // place in it, which stays: the name of a class that was removed is empty.
        "CREATE TABLE alphabets (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, classes TEXT NOT NULL)",
        "ALTER TABLE drawings ADD COLUMN alphabet INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX drawings_of_alphabet ON drawings (alphabet)",
        "ALTER TABLE changed_drawings ADD COLUMN alphabet INTEGER NOT NULL DEFAULT 0",
        // An alphabet before a change; without a name when it was made.
        "CREATE TABLE changed_alphabets (change INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE, "
        "alphabet INTEGER NOT NULL, name TEXT, classes TEXT, PRIMARY KEY (change, alphabet)) WITHOUT ROWID",
    },
};

constexpr const char* kInMemory = ":memory:";

// Result codes of SQLite: https://www.sqlite.org/rescode.html
constexpr int kError = 1; ///< no such table or column: our statements have no other errors
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kNotADatabase = 26;

[[noreturn]] void throwDamaged(const fs::path& path, const std::string& reason) {
    throw DamagedDatabase(path.string() + ": the file is damaged (" + reason + ").",
                          "Try again: its latest backup then takes its place.");
}

[[noreturn]] void throwDatabaseError(const fs::path& path, const QSqlError& error) {
    const int code = error.nativeErrorCode().toInt() & 0xff; // without the extended part
    const std::string reason = error.databaseText().isEmpty() ? error.text().toStdString() : error.databaseText().toStdString();
    if (code == kCorrupt || code == kNotADatabase || code == kError) {
        throwDamaged(path, reason);
    }
    const std::string what = path.string() + ": it cannot be read or written (" + reason + ").";
    if (code == kBusy || code == kLocked) {
        throw BusyDatabase(what, "Another program is writing to it: try again.");
    }
    throw DatabaseError(what, code == kFull ? "Free some space on the disk, then try again."
                                            : "Check that you may write to its folder and that the disk has room.");
}

ino_t fileNumber(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

fs::path databasePath() {
    return homeFolder() / "digitlab.sqlite";
}

QString timeNow() {
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
}

Database::Database(fs::path path, Access access)
    : path_(std::move(path)), qtPath_(path_), name_("digitlab-" + QUuid::createUuid().toString(QUuid::WithoutBraces)) {
    if (!QSqlDatabase::isDriverAvailable("QSQLITE")) {
        throw model::Error(path_.string() + ": Qt's driver for SQLite is missing.", "Install the package libqt6sql6-sqlite.");
    }
    connection_ = QSqlDatabase::addDatabase("QSQLITE", name_);
    connection_.setDatabaseName(qtPath_.text());
    connection_.setConnectOptions(access == Access::readOnly ? "QSQLITE_BUSY_TIMEOUT=10000;QSQLITE_OPEN_READONLY"
                                                             : "QSQLITE_BUSY_TIMEOUT=10000");
    try {
        if (!connection_.open()) {
            throwDatabaseError(path_, connection_.lastError());
        }
        if (access == Access::readAndWrite) {
            prepare();
        }
        file_ = fileNumber(path_);
    } catch (...) {
        connection_ = {};
        QSqlDatabase::removeDatabase(name_);
        throw;
    }
}

Database::~Database() {
    connection_ = {};
    QSqlDatabase::removeDatabase(name_);
}

void Database::prepare() {
    const int version = value("PRAGMA user_version").toInt();
    if (version < 0) {
        throwDamaged(path_, "it is of version " + std::to_string(version));
    }
    if (version > static_cast<int>(kMigrations.size())) {
        throw model::Error(path_.string() + ": a newer DigitLab has written it (version " + std::to_string(version) +
                               ", this one knows " + std::to_string(kMigrations.size()) + ").",
                           "Install the newer DigitLab again; the file stays as it is.");
    }
    checkPages();
    run("PRAGMA synchronous = FULL");
    run("PRAGMA foreign_keys = ON");
    migrate();
    value("PRAGMA journal_mode = WAL"); // the first write: the file is sound
}

void Database::check() const {
    checkPages();
    checkTables();
}

void Database::checkPages() const {
    if (const QString found = value("PRAGMA quick_check(1)").toString(); found != "ok") {
        throwDamaged(path_, found.toStdString());
    }
}

void Database::migrate() {
    constexpr int kNewest = static_cast<int>(kMigrations.size());
    if (value("PRAGMA user_version").toInt() == kNewest) {
        checkTables();
        return;
    }
    Transaction transaction(*this);
    const int version = value("PRAGMA user_version").toInt(); // another process may have migrated it meanwhile
    if (version == 0 && value("SELECT 1 FROM sqlite_master").isValid()) {
        throwDamaged(path_, "it has no version, but tables");
    }
    for (int next = version; next < kNewest; ++next) {
        for (const QString& statement : kMigrations[static_cast<std::size_t>(next)]) {
            run(statement);
        }
    }
    run(QString("PRAGMA user_version = %1").arg(kNewest));
    checkTables();
    transaction.commit();
}

void Database::checkTables() const {
    if (path_ == kInMemory) {
        return;
    }
    static const QStringList ours = Database(kInMemory).tables();
    const QStringList found = tables();
    for (const QString& table : ours) {
        if (!found.contains(table)) {
            throwDamaged(path_, "a table is missing or another: " + table.section(' ', 1, 1).toStdString());
        }
    }
    if (value("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").isValid()) {
        throwDamaged(path_, "it has triggers");
    }
    if (value("SELECT 1 FROM sqlite_sequence WHERE CAST(seq AS INTEGER) NOT BETWEEN 0 AND ?", {kLargestId}).isValid()) {
        throwDamaged(path_, "its ids are used up");
    }
}

QSqlQuery Database::run(const QString& statement, const QVariantList& values) const {
    QSqlQuery query(connection_);
    query.setForwardOnly(true);
    bool done = query.prepare(statement);
    if (done) {
        for (const QVariant& bound : values) {
            query.addBindValue(bound);
        }
        done = query.exec();
    }
    if (!done) {
        throwDatabaseError(path_, query.lastError());
    }
    return query;
}

void Database::forEach(const QString& statement, const QVariantList& values,
                       const std::function<void(const QSqlQuery&)>& take) const {
    QSqlQuery query = run(statement, values);
    while (query.next()) {
        take(query);
    }
    if (query.lastError().isValid()) {
        throwDatabaseError(path_, query.lastError());
    }
}

QStringList Database::texts(const QString& statement, const QVariantList& values) const {
    QStringList texts;
    forEach(statement, values, [&](const QSqlQuery& row) { texts << row.value(0).toString(); });
    return texts;
}

QVariant Database::value(const QString& statement, const QVariantList& values) const {
    QSqlQuery query = run(statement, values);
    return query.next() ? query.value(0) : QVariant(); // the first row was fetched with the statement
}

bool Database::replaced() const {
    return fileNumber(path_) != file_;
}

Transaction::Transaction(const Database& database, Database::Access access) : database_(database) {
    database_.run(access == Database::Access::readOnly ? "BEGIN" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_) {
        try {
            database_.run("ROLLBACK");
        } catch (const std::exception&) { // SQLite has rolled it back itself, or will when the file is opened again
        }
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

} // namespace app
