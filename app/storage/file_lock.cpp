// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/file_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace app {
namespace {

/// Of the whole file; an open file description's, so that two threads of one program keep each other out too.
struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

std::optional<FileLock> FileLock::take(const std::filesystem::path& path, std::error_code& error) {
    error.clear();
    FileLock taken(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    struct flock lock = wholeFile();
    if (taken.file_ < 0 || ::fcntl(taken.file_, F_OFD_SETLK, &lock) != 0) {
        if (taken.file_ < 0 || (errno != EAGAIN && errno != EACCES)) {
            error = {errno, std::generic_category()};
        }
        return std::nullopt;
    }
    if (!taken.isAt(path)) { // one who had it until just now has removed it
        return std::nullopt;
    }
    return taken;
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
