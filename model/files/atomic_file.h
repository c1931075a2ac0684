// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/error.h"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// What a write does with a file that is there already. Under a name of the program's own choosing it is kept, and so is a link
/// that leads nowhere: it may have been planted.
enum class Existing { replaced, kept };

/// There is such a file already, and it was to be kept.
class FileExists : public Error {
public:
    using Error::Error;
};

/// Writes `bytes` so that `path` holds either what it held before or all of them: to a temporary file in the same folder, flushed
/// to the disk, then renamed. Where `path` is a symbolic link, the file it points to is written and the link stays. A file that
/// was there keeps its permissions; a new one gets those the umask leaves. Throws `Error` with the path and the system's reason,
/// also for folders, devices, pipes and files that may not be written to; the temporary file is gone then. Any thread may call
/// it. With `Existing::kept`, whatever already has this name stays, links are not followed, and `FileExists` is thrown.
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes, Existing existing = Existing::replaced);

/// Throws `Error` when nothing could be written to `path` now. Leaves nothing behind.
void checkWritable(const std::filesystem::path& path);

/// The whole file. Throws `Error` when it is missing, unreadable, empty, larger than `largest` bytes, or no file at all but a
/// folder, a device or a pipe.
std::string readWholeFile(const std::filesystem::path& path, std::size_t largest);

/// With the folders that it lies in. Throws `Error`.
void makeFolder(const std::filesystem::path& folder);

/// A file in the folder of `path`, renamed to it once it is complete, else removed by the destructor. A killed process leaves it
/// behind; the next one that writes to this folder removes it. Throws `Error` with the path.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& path, Existing existing = Existing::replaced);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes);
    void rename();

private:
    [[noreturn]] void fail(const std::string& what) const;
    bool open();
    bool moveToTarget() const;

    std::filesystem::path path_;
    Existing existing_;
    std::filesystem::path target_; ///< what `path_` points to
    std::optional<mode_t> permissions_;
    std::filesystem::path name_;
    int descriptor_ = -1;
};

/// Removes the temporary files that ended processes left in this folder.
void removeLeftovers(const std::filesystem::path& folder);

} // namespace model
