// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database_repair.h"

#include "app/store/drawing_store.h"
#include "app/store/handwriting_takeover.h"
#include "app/store/path_text.h"

#include <QLockFile>

#include <algorithm>
#include <array>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int kLockMs = 20'000;
/// SQLite's own files; the log comes first, so that it never meets a database that it does not belong to.
constexpr std::array kDatabaseFiles{"-wal", "-shm", ""};

fs::path besideDatabase(const fs::path& path, const std::string& suffix) {
    return path.string() + suffix;
}

/// The first name beside the database under which nothing lies yet.
fs::path freeNameAside(const fs::path& path) {
    for (int number = 1;; ++number) {
        const fs::path aside = besideDatabase(path, ".damaged-" + std::to_string(number));
        if (std::none_of(kDatabaseFiles.begin(), kDatabaseFiles.end(),
                         [&](const char* suffix) { return fs::exists(besideDatabase(aside, suffix)); })) {
            return aside;
        }
    }
}

qint64 largestId(const Database& damaged) {
    for (const char* statement :
         {"SELECT max(id) FROM drawings WHERE id <= ?", "SELECT seq FROM sqlite_sequence WHERE name = 'drawings' AND seq <= ?"}) {
        try {
            return damaged.value(statement, {kLargestId}).toLongLong();
        } catch (const model::Error&) { // the next one may do
        }
    }
    return kLargestId; // when even that is unreadable
}

/// One drawing after the other by its id: an unreadable page takes its own drawings only. Returns how many could be read.
int copyDrawings(const fs::path& from, const Database& to) {
    constexpr int kMostMisses = 100'000; // a damaged file may claim any ids
    int copied = 0;
    Transaction transaction(to);
    try {
        const Database damaged(from, Database::Access::readOnly);
        if (!damaged.value("SELECT 1 FROM sqlite_master WHERE name = 'drawings' AND type = 'table'").isValid()) {
            return 0;
        }
        const DrawingStore drawings(damaged);
        const qint64 largest = largestId(damaged);
        int misses = 0;
        for (qint64 id = 1; id <= largest && misses < kMostMisses; ++id) {
            QVariantList row;
            try {
                const QVariant next = damaged.value("SELECT id FROM drawings WHERE id >= ? ORDER BY id LIMIT 1", {id});
                if (!next.isValid()) {
                    break;
                }
                id = std::max(id, next.toLongLong()); // pages out of order may lead back
                drawings.record(id);                  // or it is none
                damaged.forEach("SELECT id, digit, strokes, created FROM drawings WHERE id = ?", {id},
                                [&](const QSqlQuery& found) {
                                    row = {found.value(0), found.value(1), found.value(2), found.value(3)};
                                });
            } catch (const model::Error&) {
                ++misses;
                continue;
            }
            to.run("INSERT INTO drawings (id, digit, strokes, created) VALUES (?, ?, ?, ?)", row);
            ++copied;
        }
        if (copied > 0) { // ids that were in use stay so
            to.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'drawings'",
                   {largest < kLargestId ? largest : qint64{0}});
        }
    } catch (const DamagedDatabase&) { // there is nothing to read at all
    }
    transaction.commit();
    return copied;
}

/// Puts the damaged file aside and a new one with its drawings in its place. Returns what to tell.
QString mend(const fs::path& path) {
    const fs::path mended = besideDatabase(path, ".mended");
    for (const char* suffix : kDatabaseFiles) {
        fs::remove(besideDatabase(mended, suffix)); // of a program that was killed
    }
    int copied = 0;
    {
        const Database fresh(mended);
        copied = copyDrawings(path, fresh);
        if (copied > 0) { // what was taken over before is among them
            DrawingStore(fresh).takeOver(kTakenOver, {});
        }
    }
    const fs::path aside = freeNameAside(path);
    for (const char* suffix : kDatabaseFiles) {
        if (fs::exists(besideDatabase(path, suffix))) {
            fs::rename(besideDatabase(path, suffix), besideDatabase(aside, suffix));
        }
    }
    fs::rename(mended, path);
    return QString("The file with your drawings was damaged. %1 could be read and are kept; the old file is %2.")
        .arg(countedDrawings(copied), toText(aside));
}

} // namespace

OpenedDatabase openDatabase(const fs::path& path) {
    try {
        if (!path.parent_path().empty()) {
            fs::create_directories(path.parent_path());
        }
        const QtPath lockPath(besideDatabase(path, ".lock"));
        QLockFile lock(lockPath.text());
        if (!lock.tryLock(kLockMs)) {
            const bool taken = lock.error() == QLockFile::LockFailedError;
            throw model::Error(path.string() +
                                   (taken ? ": another program is opening it." : ": its folder cannot be written to."),
                               taken ? "Try again in a moment." : "Check that you may write to it and that the disk has room.");
        }
        if (const fs::path mended = besideDatabase(path, ".mended"); !fs::exists(path) && fs::exists(mended)) {
            fs::rename(mended, path); // a program was killed between its last two steps
        }
        try {
            return {std::make_unique<Database>(path), {}};
        } catch (const DamagedDatabase&) {
            const QString notice = mend(path);
            return {std::make_unique<Database>(path), notice};
        }
    } catch (const fs::filesystem_error& error) {
        throw model::Error(path.string() + ": it cannot be opened (" + error.code().message() + ").",
                           "Check that you may write to its folder.");
    }
}

} // namespace app
