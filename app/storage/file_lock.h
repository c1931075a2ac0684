// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace app {

/// A lock that goes with its process, however that ends: what was said in a file's content by one who was killed, or could not be
/// said because the disk was full, locks nobody out. The file stays.
class FileLock {
public:
    /// Makes the file where there is none. Returns nothing while somebody else has the lock, and with `error` where the file
    /// cannot be made.
    static std::optional<FileLock> take(const std::filesystem::path& path, std::error_code& error);

    /// Whether anybody has it now. Asking never takes it, not even for a moment.
    static bool isTaken(const std::filesystem::path& path);

    FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    ~FileLock();

    /// Whether the file is still the one at this path.
    bool isAt(const std::filesystem::path& path) const;

private:
    explicit FileLock(int file) : file_(file) {}

    int file_ = -1;
};

} // namespace app
