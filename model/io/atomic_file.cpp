// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/atomic_file.h"

#include "model/error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <random>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWhere = "Choose a folder that exists and that you may write to.";

[[noreturn]] void fail(const fs::path& path, const std::string& what, int code) {
    const bool full = code == ENOSPC || code == EDQUOT;
    throw Error(path.string() + ": " + what + " (" + std::strerror(code) + ").",
                full ? "Free some space on the disk, or save elsewhere." : kWhere);
}

/// Where `path` leads: a symbolic link stays and what it points to is written, be it there or not.
fs::path behindLinks(const fs::path& path) {
    constexpr int kMostLinks = 40; // the kernel's own limit
    fs::path target = path;
    std::error_code error;
    for (int links = 0; fs::is_symlink(target, error); ++links) {
        if (links == kMostLinks) {
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

/// A temporary file that removes itself unless it was renamed into place.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& path)
        : path_(path), target_(behindLinks(path)), permissions_(permissionsOf(target_, path)) {
        constexpr int kAttempts = 100;
        std::random_device random;
        for (int attempt = 0; attempt < kAttempts && descriptor_ < 0; ++attempt) {
            name_ = target_.string() + "." + std::to_string(random());
            // The kernel takes the umask off a new file's permissions; an old file's are put back at the end.
            descriptor_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions_ ? 0600 : 0666);
            if (descriptor_ < 0 && errno != EEXIST) {
                break;
            }
        }
        if (descriptor_ < 0) {
            fail("it cannot be written");
        }
    }

    ~TemporaryFile() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
            ::unlink(name_.c_str());
        }
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes) {
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

    void rename() {
        if ((permissions_ && ::fchmod(descriptor_, *permissions_) != 0) || ::fsync(descriptor_) != 0 ||
            ::rename(name_.c_str(), target_.c_str()) != 0) {
            fail("writing it failed");
        }
        ::close(descriptor_);
        descriptor_ = -1;
    }

private:
    [[noreturn]] void fail(const std::string& what) const { model::fail(path_, what, errno); }

    fs::path path_;
    fs::path target_; ///< what `path_` points to
    std::optional<mode_t> permissions_;
    std::string name_;
    int descriptor_ = -1;
};

} // namespace

void writeFileAtomically(const fs::path& path, std::string_view bytes) {
    TemporaryFile file(path);
    file.write(bytes);
    file.rename();
}

void checkWritable(const fs::path& path) {
    const TemporaryFile removedAgain(path);
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
