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

/// The database of the user's drawings and runs, in the home folder.
std::filesystem::path databasePath();

/// The current time as the database stores times: ISO 8601, UTC, in seconds.
QString timeNow();

/// Far above any id that is reached in use; SQLite has no ids beyond 2⁶³ − 1.
inline constexpr qint64 kLargestId = qint64{1} << 53;

/// A statement failed in SQLite.
class DatabaseError : public model::Error {
public:
    using Error::Error;
};

/// Another process has kept the database locked for longer than a statement waits.
class BusyDatabase : public DatabaseError {
public:
    using DatabaseError::DatabaseError;
};

/// The file is not a database, is corrupt, or has other tables than `Database` creates.
class DamagedDatabase : public DatabaseError {
public:
    using DatabaseError::DatabaseError;
};

/// A connection to an SQLite file, for the thread that opened it. Writers in this and other processes are serialised; what was
/// committed survives a power cut.
class Database {
public:
    enum class Access { readAndWrite, readOnly };

    /// Opens or creates the file, checks it and migrates its tables to the present version; for reading only, the file is
    /// neither checked nor migrated. Throws `model::Error` with the path; `DamagedDatabase` for a damaged file. A file of a newer
    /// DigitLab is refused and not changed.
    explicit Database(std::filesystem::path path, Access access = Access::readAndWrite);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Checks pages and tables. Throws `DamagedDatabase`.
    void check() const;

    /// Runs one statement. The query must not outlive the connection. Throws `model::Error` with the path.
    QSqlQuery run(const QString& statement, const QVariantList& values = {}) const;

    /// Calls `take` with each row.
    void forEach(const QString& statement, const QVariantList& values, const std::function<void(const QSqlQuery&)>& take) const;

    /// The first value of each row, as text.
    QStringList texts(const QString& statement, const QVariantList& values = {}) const;

    /// The first value of the first row; invalid when there is no row.
    QVariant value(const QString& statement, const QVariantList& values = {}) const;

    /// Changes when another connection commits something.
    qint64 dataVersion() const { return value("PRAGMA data_version").toLongLong(); }

    /// Whether the path no longer leads to the file that is open here.
    bool replaced() const;

    const std::filesystem::path& path() const { return path_; }

private:
    void prepare();
    void migrate();
    void checkPages() const;
    void checkTables() const;
    QStringList tables() const {
        return texts("SELECT type || ' ' || name || ' ' || sql FROM sqlite_master WHERE sql IS NOT NULL");
    }

    std::filesystem::path path_;
    QtPath qtPath_;
    QString name_;
    QSqlDatabase connection_;
    ino_t file_ = 0;
};

/// A transaction, rolled back unless it is committed. For reading only, it sees the database as it was when it began.
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
