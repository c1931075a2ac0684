// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database_repair.h"

#include "app/store/database_recovery.h"
#include "app/store/drawing_store.h"
#include "app/store/path_text.h"
#include "app/store/run_store.h"

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

/// Puts the damaged file aside and a new one with what could be read in its place. Returns what to tell.
QString mend(const fs::path& path) {
    const fs::path mended = besideDatabase(path, ".mended");
    for (const char* suffix : kDatabaseFiles) {
        fs::remove(besideDatabase(mended, suffix)); // of a program that was killed
    }
    const RecoveredRows copied = recoverRows(path, Database(mended));
    const fs::path aside = freeNameAside(path);
    for (const char* suffix : kDatabaseFiles) {
        if (fs::exists(besideDatabase(path, suffix))) {
            fs::rename(besideDatabase(path, suffix), besideDatabase(aside, suffix));
        }
    }
    fs::rename(mended, path);
    return QString("The file with your drawings and runs was damaged. %1 and %2 could be read and are kept; the old file is %3.")
        .arg(countedDrawings(copied.drawings), countedRuns(copied.runs), toText(aside));
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
