// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/path_text.h"
#include "model/values/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <sys/types.h>

#include <filesystem>
#include <functional>

namespace app {

/// Where the user's own things are kept that change in small steps.
std::filesystem::path databasePath();

/// As all times in the database: ISO 8601, UTC, seconds.
QString timeNow();

/// No counter of ours ever gets here; SQLite gives no more ids behind 2⁶³ − 1.
inline constexpr qint64 kLargestId = qint64{1} << 53;

/// SQLite could not do what it was asked for.
class DatabaseError : public model::Error {
public:
    using Error::Error;
};

/// The file is no database, is one whose pages do not fit together, or has other tables than ours.
class DamagedDatabase : public DatabaseError {
public:
    using DatabaseError::DatabaseError;
};

/// A connection to an SQLite file, for the thread that made it. Whoever writes through it at the same time, in this program or
/// another, takes turns; what was committed survives a power cut.
class Database {
public:
    enum class Access { readAndWrite, readOnly };

    /// Opens the file, makes one where there is none, checks it and brings its tables up to date; for reading only it is taken
    /// as it is. Throws `model::Error` with the path; `DamagedDatabase`; a file of a newer DigitLab is refused and not changed.
    explicit Database(std::filesystem::path path, Access access = Access::readAndWrite);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Throws `DamagedDatabase` unless pages and tables fit together.
    void check() const;

    /// Runs one statement. The query must be gone before the connection is. Throws `model::Error` with the path.
    QSqlQuery run(const QString& statement, const QVariantList& values = {}) const;

    /// Calls `take` with every row, in turn.
    void forEach(const QString& statement, const QVariantList& values, const std::function<void(const QSqlQuery&)>& take) const;

    /// The first value of the first row; invalid when there is no row.
    QVariant value(const QString& statement, const QVariantList& values = {}) const;

    /// A number that moves when another connection has committed something.
    qint64 dataVersion() const { return value("PRAGMA data_version").toLongLong(); }

    /// Whether the path leads to another file by now, or to none.
    bool replaced() const;

    const std::filesystem::path& path() const { return path_; }

private:
    void prepare();
    void migrate();
    void checkPages() const;
    void checkTables() const;
    QStringList tables() const;

    std::filesystem::path path_;
    QtPath qtPath_;
    QString name_;
    QSqlDatabase connection_;
    ino_t file_ = 0;
};

/// From here to `commit` all or nothing happens, and nobody else writes. Without `commit` nothing did. For reading only, what
/// others write meanwhile is not seen.
class Transaction {
public:
    explicit Transaction(const Database& database, Database::Access access = Database::Access::readAndWrite);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    const Database& database_;
    bool open_ = true;
};

} // namespace app
