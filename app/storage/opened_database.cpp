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
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

/// SQLite's files. The log is moved first, so that it is never applied to another database.
constexpr std::array kDatabaseFiles{"-wal", "-shm", ""};
constexpr const char* kRestored = ".restored";
constexpr std::array kBackups{".backup-1", ".backup-2"}; ///< the latest first

fs::path besideDatabase(const fs::path& path, const std::string& suffix) {
    return path.string() + suffix;
}

/// A database file in the making, removed unless it was renamed. What a killed process has left of it goes first.
class UnfinishedFile {
public:
    explicit UnfinishedFile(fs::path path) : path_(std::move(path)) { remove(); }
    ~UnfinishedFile() { remove(); }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    const fs::path& path() const { return path_; }

private:
    void remove() const {
        std::error_code ignored; // what cannot be removed cannot be written either, and that is reported
        for (const char* suffix : kDatabaseFiles) {
            fs::remove(besideDatabase(path_, suffix), ignored);
        }
    }

    const fs::path path_;
};

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

/// Copies the latest sound backup to ".restored": by this name the copy is whole. False when there is no sound one.
bool copyBackup(const fs::path& path) {
    for (const char* suffix : kBackups) {
        const fs::path backup = besideDatabase(path, suffix);
        if (!fs::exists(backup)) {
            continue;
        }
        const UnfinishedFile copy(besideDatabase(path, ".restoring"));
        try {
            fs::copy_file(backup, copy.path());
            { const Database upToDate(copy.path()); }                      // throws where it is damaged too
            fs::last_write_time(copy.path(), fs::last_write_time(backup)); // the message names it
            flush(copy.path());
            fs::rename(copy.path(), besideDatabase(path, kRestored));
            return true;
        } catch (const DamagedDatabase&) {
            continue;
        }
    }
    return false;
}

/// Moves the damaged file to ".damaged-1" or the first higher number that is free. After a kill between the moves the next
/// process goes on with the same number. Returns the new path.
fs::path moveAside(const fs::path& path) {
    for (int number = 1;; ++number) {
        const fs::path aside = besideDatabase(path, ".damaged-" + std::to_string(number));
        const auto isInTheWay = [&](const char* suffix) {
            return fs::exists(besideDatabase(path, suffix)) && fs::exists(besideDatabase(aside, suffix));
        };
        if (std::ranges::any_of(kDatabaseFiles, isInTheWay)) {
            continue;
        }
        for (const char* suffix : kDatabaseFiles) {
            if (fs::exists(besideDatabase(path, suffix))) {
                fs::rename(besideDatabase(path, suffix), besideDatabase(aside, suffix));
            }
        }
        return aside;
    }
}

/// Replaces the damaged database by what `copyBackup` has made, else by a new one.
OpenedDatabase replaceDamaged(const fs::path& path) {
    const fs::path restored = besideDatabase(path, kRestored);
    const bool hasBackup = fs::exists(restored);
    const QString aside = toText(moveAside(path));
    if (!hasBackup) {
        return {std::make_unique<Database>(path),
                StoreText::tr("The file with your drawings and runs was damaged, and there is no backup of it yet: a new one was "
                              "begun. The old file is %1.")
                    .arg(aside)};
    }
    const QDateTime time = QFileInfo(QtPath(restored).text()).lastModified();
    fs::rename(restored, path);
    auto database = std::make_unique<Database>(path);
    const int drawings = database->value("SELECT count(*) FROM drawings").toInt();
    const int runs = database->value("SELECT count(*) FROM runs WHERE deleted = ''").toInt();
    return {
        std::move(database),
        StoreText::tr("The file with your drawings and runs was damaged. Its backup of %1 has taken its place, with %2 and %3; "
                      "what was drawn or trained since is lost from it. The old file is %4.")
            .arg(QLocale().toString(time, QLocale::ShortFormat), StoreText::drawings(drawings), StoreText::runs(runs), aside)};
}

/// Processes open, restore and back up the database one after the other.
FileLock waitForTurn(const fs::path& path) {
    constexpr std::chrono::seconds kPatience{20};
    std::error_code error;
    std::optional<FileLock> lock = FileLock::take(besideDatabase(path, ".lock"), kPatience, error);
    // One's own files can be opened in a folder that is closed: what SQLite writes next to them cannot be made.
    if (!error && ::faccessat(AT_FDCWD, fs::absolute(path).parent_path().c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        error = {errno, std::generic_category()};
    }
    if (error) {
        throw model::Error(path.string() + ": its folder cannot be written to (" + error.message() + ").",
                           "Check that you may write to it and that the disk has room.");
    }
    if (!lock) {
        throw BusyDatabase(path.string() + ": another program is opening it.", "Try again in a moment.");
    }
    return std::move(*lock);
}

bool areEqual(const fs::path& a, const fs::path& b) {
    std::ifstream first(a, std::ios::binary);
    std::ifstream second(b, std::ios::binary);
    using Bytes = std::istreambuf_iterator<char>;
    return second.is_open() && fs::file_size(a) == fs::file_size(b) && std::equal(Bytes(first), Bytes(), Bytes(second));
}

/// Calls `work` and turns errors of the file system into `model::Error`.
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
        const FileLock lock = waitForTurn(path);
        if (fs::exists(besideDatabase(path, kRestored))) { // a process was killed while it replaced a damaged file
            return replaceDamaged(path);
        }
        try {
            return {std::make_unique<Database>(path), {}};
        } catch (const DamagedDatabase&) {
            copyBackup(path);
            return replaceDamaged(path);
        }
    });
}

void backUp(const Database& database) {
    const fs::path& path = database.path();
    withErrors(path, "backed up", [&] {
        const FileLock lock = waitForTurn(path);
        if (database.replaced()) { // what is open here may be the damaged file that another process has moved aside
            return;
        }
        const UnfinishedFile copy(besideDatabase(path, ".backing-up"));
        try {
            database.value("PRAGMA wal_checkpoint(TRUNCATE)"); // the log may take more room than the copy needs
            database.run("VACUUM INTO ?", {QtPath(copy.path()).text()});
            Database(copy.path(), Database::Access::readOnly).check();
        } catch (const DatabaseError& error) {
            throw DatabaseError(std::string("Your drawings and runs were not backed up. ") + error.what(), error.hint());
        }
        flush(copy.path());
        const fs::path latest = besideDatabase(path, kBackups[0]);
        if (areEqual(copy.path(), latest)) { // the one before is worth more than a second copy of the same
            fs::last_write_time(latest, fs::file_time_type::clock::now());
            return;
        }
        if (fs::exists(latest)) {
            fs::rename(latest, besideDatabase(path, kBackups[1]));
        }
        fs::rename(copy.path(), latest);
    });
}

const Database& DatabaseConnection::get() {
    if (database_ && database_->replaced()) { // restored by another process, or moved by the user
        database_.reset();
    }
    if (!database_) {
        OpenedDatabase opened = openDatabase(path_);
        onOpened_(opened);
        database_ = std::move(opened.database);
    }
    return *database_;
}

} // namespace app
