// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace app {

/// An exclusive lock on a file, which the kernel releases when its process ends, however it ends. The file stays.
class FileLock {
public:
    /// Takes the lock; makes the file and its folder where there are none. Waits as long as `patience` while another holder has
    /// the lock, then returns nothing; returns nothing with `error` where the file cannot be made.
    static std::optional<FileLock> take(const std::filesystem::path& path, std::chrono::milliseconds patience,
                                        std::error_code& error);

    /// Whether the lock is held now, by any process. Never takes it, not even for a moment.
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
    static std::optional<FileLock> tryToTake(const std::filesystem::path& path, std::error_code& error);

    int file_ = -1;
};

} // namespace app
