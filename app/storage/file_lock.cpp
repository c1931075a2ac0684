// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/file_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace app {
namespace {

/// A lock of the whole file. It belongs to the open file description: it works between two threads of one process too.
struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

std::optional<FileLock> FileLock::tryToTake(const std::filesystem::path& path, std::error_code& error) {
    if (path.has_parent_path()) {
        std::filesystem::create_directories(path.parent_path(), error);
        if (error) {
            return std::nullopt;
        }
    }
    error.clear();
    FileLock taken(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    struct flock lock = wholeFile();
    if (taken.file_ < 0 || ::fcntl(taken.file_, F_OFD_SETLK, &lock) != 0) {
        const bool folderRemoved = taken.file_ < 0 && errno == ENOENT; // since it was created
        if (!folderRemoved && (taken.file_ < 0 || (errno != EAGAIN && errno != EACCES))) {
            error = {errno, std::generic_category()};
        }
        return std::nullopt;
    }
    if (!taken.isAt(path)) { // the holder before has removed the file
        return std::nullopt;
    }
    return taken;
}

std::optional<FileLock> FileLock::take(const std::filesystem::path& path, std::chrono::milliseconds patience,
                                       std::error_code& error) {
    constexpr std::chrono::milliseconds kMoment{5};
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        std::optional<FileLock> taken = tryToTake(path, error);
        if (taken || error || std::chrono::steady_clock::now() > end) {
            return taken;
        }
        std::this_thread::sleep_for(kMoment);
    }
}

FileLock::~FileLock() {
    if (file_ >= 0) {
        ::close(file_);
    }
}

bool FileLock::isTaken(const std::filesystem::path& path) {
    const FileLock asking(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct flock lock = wholeFile();
    return asking.file_ >= 0 && ::fcntl(asking.file_, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

bool FileLock::isAt(const std::filesystem::path& path) const {
    struct stat ours {};
    struct stat there {};
    return ::fstat(file_, &ours) == 0 && ::stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
           ours.st_dev == there.st_dev;
}

} // namespace app
