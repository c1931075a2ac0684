// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database_repair.h"

#include "app/store/database_recovery.h"
#include "app/store/drawing_store.h"
#include "app/store/file_lock.h"
#include "app/store/path_text.h"
#include "app/store/run_store.h"
#include "app/store/store_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kMended = ".mended";
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

/// Puts the damaged file aside and the whole one that lies beside it in its place. A program that is killed in the middle is
/// followed by one that goes on from there. Returns where the damaged one is.
fs::path exchange(const fs::path& path, const fs::path& mended) {
    const fs::path aside = freeNameAside(path);
    for (const char* suffix : kDatabaseFiles) {
        if (fs::exists(besideDatabase(path, suffix))) {
            fs::rename(besideDatabase(path, suffix), besideDatabase(aside, suffix));
        }
    }
    fs::rename(mended, path);
    return aside;
}

/// Puts the damaged file aside and a new one with what could be read of it in its place. Returns what to tell.
QString mend(const fs::path& path) {
    const fs::path mending = besideDatabase(path, ".mending");
    for (const char* suffix : kDatabaseFiles) {
        fs::remove(besideDatabase(mending, suffix)); // of a program that was killed
    }
    const RecoveredRows copied = recoverRows(path, Database(mending));
    const fs::path mended = besideDatabase(path, kMended); // by this name it is whole
    fs::rename(mending, mended);
    const fs::path aside = exchange(path, mended);
    return StoreText::tr(
               "The file with your drawings and runs was damaged. %1 and %2 could be read and are kept; the old file is %3.")
        .arg(StoreText::drawings(copied.drawings), StoreText::runs(copied.runs), toText(aside));
}

/// Who opens the database after others that do so just now.
FileLock waitForTurn(const fs::path& path) {
    constexpr std::chrono::seconds kLongest{20};
    constexpr std::chrono::milliseconds kMoment{5};
    const auto end = std::chrono::steady_clock::now() + kLongest;
    for (;;) {
        std::error_code error;
        if (std::optional<FileLock> lock = FileLock::take(besideDatabase(path, ".lock"), error)) {
            return std::move(*lock);
        }
        if (error) {
            throw model::Error(path.string() + ": its folder cannot be written to (" + error.message() + ").",
                               "Check that you may write to it and that the disk has room.");
        }
        if (std::chrono::steady_clock::now() > end) {
            throw model::Error(path.string() + ": another program is opening it.", "Try again in a moment.");
        }
        std::this_thread::sleep_for(kMoment);
    }
}

} // namespace

OpenedDatabase openDatabase(const fs::path& path) {
    try {
        if (!path.parent_path().empty()) {
            fs::create_directories(path.parent_path());
        }
        const FileLock lock = waitForTurn(path);
        if (const fs::path mended = besideDatabase(path, kMended); fs::exists(mended)) {
            exchange(path, mended); // a program was killed between its last steps
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
