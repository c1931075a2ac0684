// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/atomic_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>

namespace model {

namespace fs = std::filesystem;

namespace {

// Unlike any name that a user would give: such a file that no process has locked may be removed.
constexpr std::string_view kPrefix = ".digitlab-";
constexpr std::string_view kSuffix = ".part";

constexpr const char* kWhere = "Choose a folder that exists and that you may write to.";

[[noreturn]] void fail(const fs::path& path, const std::string& what, int code) {
    const bool full = code == ENOSPC || code == EDQUOT;
    throw Error(path.string() + ": " + what + " (" + std::strerror(code) + ").",
                full ? "Free some space on the disk, or save elsewhere." : kWhere);
}

/// Where `path` leads: a symbolic link stays and its target is written, even where that does not exist yet.
fs::path behindLinks(const fs::path& path) {
    constexpr int kMaxLinks = 40; // the kernel's own limit
    fs::path target = path;
    std::error_code error;
    for (int links = 0; fs::is_symlink(target, error); ++links) {
        if (links == kMaxLinks) {
            fail(path, "it cannot be written", ELOOP);
        }
        const fs::path next = fs::read_symlink(target, error);
        if (error) {
            fail(path, "it cannot be written", error.value());
        }
        target = target.parent_path() / next;
    }
    return target;
}

/// The permissions of the file that will be replaced, or nothing when there is none. Throws for what no file may replace:
/// folders, devices and pipes, files that their owner has protected.
std::optional<mode_t> permissionsOf(const fs::path& target, const fs::path& path) {
    struct stat status {};
    if (::stat(target.c_str(), &status) != 0) {
        return std::nullopt;
    }
    if (S_ISDIR(status.st_mode)) {
        throw Error(path.string() + ": this is a folder.", "Name a file to write to.");
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error(path.string() + ": this is a device or a pipe.", "Name a file to write to.");
    }
    if (::access(target.c_str(), W_OK) != 0) {
        fail(path, "it is protected", errno);
    }
    return status.st_mode & 07777;
}

/// Makes the rename survive a power cut: a run that is recorded as complete has its model.
void flushFolder(const fs::path& folder) {
    if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0) {
        ::fsync(descriptor); // file systems that refuse it do it anyway or never
        ::close(descriptor);
    }
}

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

} // namespace

TemporaryFile::TemporaryFile(const fs::path& path, Existing existing)
    : path_(path), existing_(existing), target_(existing == Existing::kept ? path : behindLinks(path)),
      permissions_(existing == Existing::kept ? std::nullopt : permissionsOf(target_, path)) {
    constexpr int kAttempts = 100;
    errno = 0;
    for (int attempt = 0; attempt < kAttempts && !open(); ++attempt) {
        if (errno != EEXIST) {
            fail("it cannot be written");
        }
    }
    if (descriptor_ < 0) {
        fail("it cannot be written");
    }
    removeLeftovers(folderOf(target_));
}

/// One attempt with a new name; `errno` is EEXIST where another one may do.
bool TemporaryFile::open() {
    std::random_device random;
    name_ = folderOf(target_) / (std::string(kPrefix) + std::to_string(random()) + std::string(kSuffix));
    // The kernel takes the umask off a new file's permissions; an old file's are put back at the end.
    descriptor_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions_ ? 0600 : 0666);
    if (descriptor_ < 0) {
        return false;
    }
    // The lock marks the file as being written. Before it was taken, another process may have removed the file as a leftover.
    ::flock(descriptor_, LOCK_EX);
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0 && status.st_nlink == 0) {
        ::close(descriptor_);
        descriptor_ = -1;
        errno = EEXIST;
        return false;
    }
    return true;
}

TemporaryFile::~TemporaryFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
        ::unlink(name_.c_str());
    }
}

void TemporaryFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            fail("writing it failed");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool TemporaryFile::moveToTarget() const {
    if (existing_ == Existing::replaced) {
        return ::rename(name_.c_str(), target_.c_str()) == 0;
    }
    if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    // File systems that cannot do that, as NFS, give the file a second name, which never replaces one either.
    return errno == EINVAL && ::link(name_.c_str(), target_.c_str()) == 0 && ::unlink(name_.c_str()) == 0;
}

void TemporaryFile::rename() {
    if ((permissions_ && ::fchmod(descriptor_, *permissions_) != 0) || ::fsync(descriptor_) != 0 || !moveToTarget()) {
        if (existing_ == Existing::kept && errno == EEXIST) {
            throw FileExists(path_.string() + ": there is such a file already.", "Choose another name.");
        }
        fail("writing it failed");
    }
    flushFolder(folderOf(target_));
    ::close(descriptor_);
    descriptor_ = -1;
}

void TemporaryFile::fail(const std::string& what) const {
    model::fail(path_, what, errno);
}

void removeLeftovers(const fs::path& folder) {
    std::error_code unreadable; // then they stay
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) {
            continue;
        }
        const int descriptor = ::open(entry.path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (descriptor < 0) {
            continue;
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            ::unlink(entry.path().c_str());
        }
        ::close(descriptor);
    }
}

void writeFileAtomically(const fs::path& path, std::string_view bytes, Existing existing) {
    TemporaryFile file(path, existing);
    file.write(bytes);
    file.rename();
}

void checkWritable(const fs::path& path) {
    const TemporaryFile removedAgain(path);
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw Error(folder.string() + ": this folder cannot be made (" + error.message() + ").",
                    "Choose another one, or check that you may write there and that the disk has room.");
    }
}

std::string readWholeFile(const fs::path& path, std::size_t largest) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error && status.type() == fs::file_type::none) { // a folder on the way is closed, a link leads back to itself, …
        throw Error(path.string() + ": it cannot be read (" + error.message() + ").", "Check that you may read it.");
    }
    if (!fs::exists(status)) {
        throw Error(path.string() + ": there is no such file.", "Check the name, or choose another file.");
    }
    if (!fs::is_regular_file(status)) {
        throw Error(path.string() + (fs::is_directory(status) ? ": this is a folder." : ": this is a device or a pipe."),
                    "Choose a file.");
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size == 0) {
        throw Error(path.string() + ": the file is empty.", "Choose another file.");
    }
    if (!error && size > largest) {
        throw Error(path.string() + ": the file is too large (" + std::to_string(size) + " bytes, at most " +
                        std::to_string(largest) + " are expected).",
                    "Choose another file.");
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(error ? 0 : size), '\0');
    if (error || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        throw Error(path.string() + ": it cannot be read.", "Check that you may read it.");
    }
    return bytes;
}

} // namespace model
