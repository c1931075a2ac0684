// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database_recovery.h"

#include "app/store/drawing_store.h"
#include "app/store/handwriting_takeover.h"
#include "app/store/last_run_takeover.h"
#include "app/store/readable_rows.h"
#include "app/store/recovered_row.h"

#include <QSet>

namespace app {
namespace {

constexpr qint64 kSought = 100'000; ///< ids, when even the largest is unreadable

/// The value, or nothing where it cannot be read.
QVariant readable(const Database& damaged, const QString& statement, const QVariantList& values = {}) {
    try {
        return damaged.value(statement, values);
    } catch (const DatabaseError&) {
        return {};
    }
}

bool isThere(const Database& damaged, const QString& table) {
    const QVariant type = readable(damaged, "SELECT type FROM sqlite_master WHERE name = ?", {table});
    if (type.isValid() && type != "table") {
        return false;
    }
    try {
        damaged.run("SELECT 1 FROM " + table + " LIMIT 0");
        return true;
    } catch (const DatabaseError&) { // it was never made, or the page that names it is gone
        return false;
    }
}

class Recovery {
public:
    Recovery(const Database& damaged, const Database& fresh) : damaged_(damaged), fresh_(fresh) {}

    RecoveredRows run() {
        copyDrawings();
        copy("runs", "rowid", recovered::kRunColumns, [this](const QVariantList& row) {
            if (!recovered::isRun(row)) {
                return false;
            }
            runs_.insert(row[1].toString());
            imported_ |= recovered::isImported(row);
            return true;
        });
        for (const QString& run : runs_) {
            const auto steps = fresh_.value("SELECT steps FROM runs WHERE id = ?", {run}).toLongLong();
            copyOf(run, "run_batches", "first_step", recovered::kBatchColumns, steps, recovered::isBatchSpan);
            copyOf(run, "run_epochs", "epoch", recovered::kEpochColumns, steps, recovered::isEpoch);
        }
        copy("run_log", "id", "run, time, line",
             [this](const QVariantList& row) { return runs_.contains(row[1].toString()) && recovered::isLine(row); });
        copy("studies", "rowid", "id, options, started", recovered::isStudy);
        copy("recent_files", "rowid", "path, opened", recovered::isRecentFile);
        copyNotes();
        return {DrawingStore(fresh_).count(), fresh_.value("SELECT count(*) FROM runs WHERE deleted = ''").toInt()};
    }

private:
    using Check = std::function<bool(const QVariantList& row)>;

    /// Rows with their keys; returns the largest key that was in use.
    qint64 copy(const QString& table, const QString& key, const QString& columns, const Check& check) {
        if (!isThere(damaged_, table)) {
            return 0;
        }
        const QVariant last = readable(damaged_, QString("SELECT max(%1) FROM %2 WHERE %1 <= ?").arg(key, table), {kLargestId});
        const QVariant used =
            readable(damaged_, "SELECT seq FROM sqlite_sequence WHERE name = ? AND seq BETWEEN 0 AND ?", {table, kLargestId});
        const qint64 largest = used.isValid() ? used.toLongLong() : last.isValid() ? last.toLongLong() : kSought;
        // Where the last page can be read, pages that were mixed up may stand before larger keys.
        insertAll({columns, table, key, {}, {}}, 1, last.isValid() ? kLargestId : largest, check);
        return largest;
    }

    /// SQLite takes the order of rows for granted: between mixed up pages it may bring those of another run.
    void copyOf(const QString& run, const QString& table, const QString& key, const QString& columns, qint64 most,
                const Check& check) {
        if (isThere(damaged_, table)) {
            const QVariant last = readable(damaged_, QString("SELECT max(%1) FROM %2 WHERE run = ?").arg(key, table), {run});
            insertAll({columns, table, key, " AND run = ?", {run}}, 0, last.isValid() ? kLargestId : most,
                      [&](const QVariantList& row) { return row.back() == run && check(row); });
        }
    }

    void insertAll(const ReadableRows& rows, qint64 low, qint64 high, const Check& check) {
        const auto count = static_cast<int>(rows.columns.count(',')) + 2; // with the key
        const QString insert = QString("INSERT OR IGNORE INTO %1 (%2, %3) VALUES (?%4)")
                                   .arg(rows.table, rows.key, rows.columns, QString(", ?").repeated(count - 1));
        rows.forEach(damaged_, low, high, [&](const QSqlQuery& found) {
            QVariantList row;
            for (int column = 0; column < count; ++column) {
                row << found.value(column);
            }
            if (check(row)) {
                fresh_.run(insert, row);
            }
        });
    }

    void copyDrawings() {
        const qint64 largest = copy("drawings", "id", "digit, strokes, created", recovered::isDrawing);
        // Ids that were in use stay so.
        fresh_.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'drawings'", {largest});
    }

    /// What was taken over from a former version is taken over again only where it was lost.
    void copyNotes() {
        const auto copyNote = [this](const char* name, bool wanted, bool surely) {
            const QVariant value = readable(damaged_, "SELECT value FROM notes WHERE name = ?", {name});
            if (wanted && (surely || value.isValid())) {
                fresh_.run("INSERT OR IGNORE INTO notes (name, value) VALUES (?, ?)",
                           {name, recovered::isTime(value) ? value : timeNow()});
            }
        };
        copyNote(kTakenOver, DrawingStore(fresh_).count() > 0, true);
        copyNote(kLastRunTakenOver, !runs_.isEmpty(), imported_);
    }

    const Database& damaged_;
    const Database& fresh_;
    QSet<QString> runs_; ///< ids
    bool imported_ = false;
};

} // namespace

RecoveredRows recoverRows(const std::filesystem::path& damaged, const Database& fresh) {
    RecoveredRows rows;
    Transaction transaction(fresh);
    try {
        const Database source(damaged, Database::Access::readOnly);
        // With it, SQLite knows the tables on those pages of the list of tables that can be read; its first answer is an error.
        readable(source, "PRAGMA writable_schema = ON");
        readable(source, "SELECT 1 FROM sqlite_master LIMIT 0");
        rows = Recovery(source, fresh).run();
    } catch (const DamagedDatabase&) { // there is nothing to read at all
    }
    transaction.commit();
    return rows;
}

} // namespace app
