// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/atomic_file.h"

#include "model/error.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace model {

namespace fs = std::filesystem;

namespace {

/// A temporary file that removes itself unless it was renamed into place.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target) : target_(target), name_(target.string() + ".XXXXXX") {
        descriptor_ = ::mkstemp(name_.data());
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
        const mode_t mask = ::umask(0);
        ::umask(mask);
        if (::fchmod(descriptor_, 0666 & ~mask) != 0 || ::fsync(descriptor_) != 0 ||
            ::rename(name_.c_str(), target_.c_str()) != 0) {
            fail("writing it failed");
        }
        ::close(descriptor_);
        descriptor_ = -1;
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        const int code = errno;
        const std::string hint = code == ENOSPC || code == EDQUOT ? "Free some space on the disk, or save elsewhere."
                                                                  : "Choose a folder that exists and that you may write to.";
        throw Error(target_.string() + ": " + what + " (" + std::strerror(code) + ").", hint);
    }

    fs::path target_;
    std::string name_;
    int descriptor_ = -1;
};

void checkNotFolder(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        throw Error(path.string() + ": this is a folder.", "Name a file to write to.");
    }
}

} // namespace

void writeFileAtomically(const fs::path& path, std::string_view bytes) {
    checkNotFolder(path);
    TemporaryFile file(path);
    file.write(bytes);
    file.rename();
}

void checkWritable(const fs::path& path) {
    checkNotFolder(path);
    const TemporaryFile removedAgain(path);
}

std::string readWholeFile(const fs::path& path, std::size_t largest) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        throw Error(path.string() + ": there is no such file.", "Check the name, or choose another file.");
    }
    if (!fs::is_regular_file(status)) {
        throw Error(path.string() + ": this is not a file.", "Choose a file.");
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
