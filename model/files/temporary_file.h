// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// A file beside `path`, to be renamed to it once it is whole; it removes itself unless it was. A program that is killed leaves
/// it: the next one that writes to this folder removes it then. Throws `Error` with the path.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& path);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes);
    void rename();

private:
    [[noreturn]] void fail(const std::string& what) const;
    bool open();

    std::filesystem::path path_;
    std::filesystem::path target_; ///< what `path_` points to
    std::optional<mode_t> permissions_;
    std::filesystem::path name_;
    int descriptor_ = -1;
};

/// Removes the temporary files in this folder of programs that do not live any more.
void removeLeftovers(const std::filesystem::path& folder);

} // namespace model
