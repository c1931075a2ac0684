// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/opened_database.h"

#include "app/storage/file_lock.h"
#include "app/storage/store_text.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace app {

namespace fs = std::filesystem;

namespace {

/// SQLite's own files; the log comes first, so that it never meets a database that it does not belong to.
constexpr std::array kDatabaseFiles{"-wal", "-shm", ""};
constexpr const char* kRestored = ".restored";
constexpr std::array kBackups{".backup-1", ".backup-2"}; ///< the latest first

fs::path besideDatabase(const fs::path& path, const std::string& suffix) {
    return path.string() + suffix;
}

void removeDatabase(const fs::path& path) {
    for (const char* suffix : kDatabaseFiles) {
        fs::remove(besideDatabase(path, suffix));
    }
}

/// The first name beside the database that is free.
fs::path freeNameAside(const fs::path& path) {
    for (int number = 1;; ++number) {
        const fs::path aside = besideDatabase(path, ".damaged-" + std::to_string(number));
        if (std::ranges::none_of(kDatabaseFiles, [&](const char* suffix) { return fs::exists(besideDatabase(aside, suffix)); })) {
            return aside;
        }
    }
}

/// Moves the damaged file aside and the whole one at `restored` into its place. After a kill in the middle the next process goes
/// on from there. Returns where the damaged one is.
fs::path exchange(const fs::path& path, const fs::path& restored) {
    const fs::path aside = freeNameAside(path);
    for (const char* suffix : kDatabaseFiles) {
        if (fs::exists(besideDatabase(path, suffix))) {
            fs::rename(besideDatabase(path, suffix), besideDatabase(aside, suffix));
        }
    }
    fs::rename(restored, path);
    return aside;
}

/// The latest backup that is sound, copied to `target`; nothing when there is none.
std::optional<fs::path> copyBackup(const fs::path& path, const fs::path& target) {
    for (const char* suffix : kBackups) {
        const fs::path backup = besideDatabase(path, suffix);
        removeDatabase(target);
        if (!fs::exists(backup)) {
            continue;
        }
        try {
            fs::copy_file(backup, target);
            const Database checked(target);
            return backup;
        } catch (const DamagedDatabase&) {
            continue;
        }
    }
    removeDatabase(target);
    return std::nullopt;
}

QString timeText(const fs::path& file) {
    return QLocale().toString(QFileInfo(QtPath(file).text()).lastModified(), QLocale::ShortFormat);
}

/// Replaces the damaged file by its latest sound backup, or by a new one. Returns what to tell.
QString restore(const fs::path& path) {
    const fs::path restoring = besideDatabase(path, ".restoring");
    const std::optional<fs::path> backup = copyBackup(path, restoring);
    int drawings = 0;
    int runs = 0;
    {
        const Database database(restoring);
        drawings = database.value("SELECT count(*) FROM drawings").toInt();
        runs = database.value("SELECT count(*) FROM runs WHERE deleted = ''").toInt();
    }
    const fs::path restored = besideDatabase(path, kRestored); // by this name it is whole
    fs::rename(restoring, restored);
    const fs::path aside = exchange(path, restored);
    if (!backup) {
        return StoreText::tr("The file with your drawings and runs was damaged, and there is no backup of it yet: a new one was "
                             "begun. The old file is %1.")
            .arg(toText(aside));
    }
    return StoreText::tr(
               "The file with your drawings and runs was damaged. Its backup of %1 has taken its place, with %2 and %3; "
               "what was drawn or trained since is lost from it. The old file is %4.")
        .arg(timeText(*backup), StoreText::drawings(drawings), StoreText::runs(runs), toText(aside));
}

/// Processes open, restore and back up the database one after the other.
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

bool areEqual(const fs::path& a, const fs::path& b) {
    std::ifstream first(a, std::ios::binary);
    std::ifstream second(b, std::ios::binary);
    using Bytes = std::istreambuf_iterator<char>;
    return second.is_open() && fs::file_size(a) == fs::file_size(b) && std::equal(Bytes(first), Bytes(), Bytes(second));
}

void flush(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    const std::error_code error(errno, std::generic_category());
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!flushed) {
        throw fs::filesystem_error("fsync", file, error);
    }
}

/// Calls `work`, whose failures become `model::Error`.
template <class Work> auto withErrors(const fs::path& path, const char* what, const Work& work) {
    try {
        return work();
    } catch (const fs::filesystem_error& error) {
        throw model::Error(path.string() + ": it cannot be " + what + " (" + error.code().message() + ").",
                           "Check that you may write to its folder and that the disk has room.");
    }
}

} // namespace

OpenedDatabase openDatabase(const fs::path& path) {
    return withErrors(path, "opened", [&]() -> OpenedDatabase {
        if (!path.parent_path().empty()) {
            fs::create_directories(path.parent_path());
        }
        const FileLock lock = waitForTurn(path);
        if (const fs::path restored = besideDatabase(path, kRestored); fs::exists(restored)) {
            exchange(path, restored); // a process was killed between its last steps
        }
        try {
            return {std::make_unique<Database>(path), {}};
        } catch (const DamagedDatabase&) {
            const QString notice = restore(path);
            return {std::make_unique<Database>(path), notice};
        }
    });
}

void backUp(const Database& database) {
    const fs::path& path = database.path();
    withErrors(path, "backed up", [&] {
        const FileLock lock = waitForTurn(path);
        const fs::path latest = besideDatabase(path, kBackups[0]);
        const fs::path fresh = besideDatabase(path, ".backing-up");
        removeDatabase(fresh); // of a process that was killed
        database.run("VACUUM INTO ?", {QtPath(fresh).text()});
        Database(fresh, Database::Access::readOnly).check();
        flush(fresh);
        if (areEqual(fresh, latest)) { // else two of them would soon hold the same
            fs::remove(fresh);
            return;
        }
        std::error_code none;
        fs::rename(latest, besideDatabase(path, kBackups[1]), none); // not there yet
        fs::rename(fresh, latest);
    });
}

} // namespace app
