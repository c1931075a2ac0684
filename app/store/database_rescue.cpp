// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database_rescue.h"

#include "app/store/drawing_store.h"

#include <QStringList>

namespace app {
namespace {

constexpr qint64 kSought = 100'000; // where even the largest id is unreadable

/// Calls `read`; what is damaged there is passed over.
template <class Read> void asFarAsReadable(Read read) {
    try {
        read();
    } catch (const model::Error&) { // the next one may do
    }
}

qint64 largest(const Database& damaged, const QStringList& statements) {
    for (const QString& statement : statements) {
        qint64 number = -1;
        asFarAsReadable([&] { number = damaged.value(statement).toLongLong(); });
        if (number >= 0) {
            return number;
        }
    }
    return kSought;
}

/// The rows that fulfil the condition, up to one that is unreadable. Returns how many.
int copyRows(const Database& damaged, const Database& to, const QString& table, const QString& condition,
             const QVariantList& values) {
    QStringList columns; // those of its own version; a newer one has these too
    QList<QVariantList> rows;
    asFarAsReadable([&] {
        damaged.forEach("SELECT name FROM pragma_table_info(?)", {table},
                        [&](const QSqlQuery& row) { columns << row.value(0).toString(); });
        if (columns.isEmpty()) {
            return;
        }
        damaged.forEach("SELECT " + columns.join(", ") + " FROM " + table + " WHERE " + condition, values,
                        [&](const QSqlQuery& row) {
                            QVariantList copy;
                            for (int i = 0; i < columns.size(); ++i) {
                                copy << row.value(i);
                            }
                            rows << copy;
                        });
    });
    const QString places = QString("?, ").repeated(columns.size()).chopped(columns.isEmpty() ? 0 : 2);
    int copied = 0;
    for (const QVariantList& row : rows) {
        copied += to.run("INSERT OR IGNORE INTO " + table + " (" + columns.join(", ") + ") VALUES (" + places + ")", row)
                      .numRowsAffected();
    }
    return copied;
}

int copyDrawings(const Database& damaged, const Database& to) {
    const DrawingStore drawings(damaged);
    const qint64 last =
        largest(damaged, {"SELECT max(id) FROM drawings", "SELECT seq FROM sqlite_sequence WHERE name = 'drawings'"});
    int copied = 0;
    for (qint64 id = 1; id <= last; ++id) {
        asFarAsReadable([&] {
            drawings.record(id); // or it is none
            copied += copyRows(damaged, to, "drawings", "id = ?", {id});
        });
    }
    if (copied > 0) { // ids that were in use stay so
        to.run("UPDATE sqlite_sequence SET seq = ? WHERE name = 'drawings'", {last});
    }
    return copied;
}

/// Each with as much of its curves and its log as there is.
int copyRuns(const Database& damaged, const Database& to) {
    const qint64 last = largest(damaged, {"SELECT max(rowid) FROM runs"});
    int copied = 0;
    for (qint64 row = 1; row <= last; ++row) {
        QVariant id;
        asFarAsReadable([&] { id = damaged.value("SELECT id FROM runs WHERE rowid = ?", {row}); });
        if (!id.isValid() || copyRows(damaged, to, "runs", "rowid = ?", {row}) == 0) {
            continue;
        }
        ++copied;
        for (const char* table : {"run_batches", "run_epochs", "run_log"}) {
            copyRows(damaged, to, table, "run = ?", {id});
        }
    }
    return copied;
}

} // namespace

Rescued rescueRows(const std::filesystem::path& from, const Database& to) {
    Rescued rescued;
    Transaction transaction(to);
    try {
        const Database damaged(from, Database::Access::readOnly);
        const auto has = [&](const char* table) {
            return damaged.value("SELECT 1 FROM sqlite_master WHERE name = ?", {table}).isValid();
        };
        if (has("drawings")) {
            rescued.drawings = copyDrawings(damaged, to);
        }
        if (has("runs")) {
            rescued.runs = copyRuns(damaged, to);
        }
        for (const char* table : {"studies", "notes", "recent_files"}) {
            copyRows(damaged, to, table, "true", {});
        }
    } catch (const DamagedDatabase&) { // there is nothing to read at all
    }
    transaction.commit();
    return rescued;
}

} // namespace app
