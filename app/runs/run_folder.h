// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/file_lock.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

/// An id for a new run, e.g. "20261125-003012-4f1a": the time in UTC and a random part.
std::string newRunId();

/// Whether the text can be a run's id, the name of a folder in `runs`. A damaged database may hold any text.
bool isRunId(const std::string& text);

/// `runs/<id>` in the home folder, with the run's models, and its checkpoint until it has completed.
std::filesystem::path runFolder(const std::string& id);
std::filesystem::path checkpointPath(const std::string& id);

/// Marks the run, or the series of seeds, as trained by this process, until the lock is destroyed or the process ends.
class RunLock {
public:
    enum class Kind { run, study };

    /// Creates the folder. Throws `model::Error` when that fails, or when another process trains it.
    explicit RunLock(const std::string& id, Kind kind = Kind::run);
    /// The folder of a study holds nothing else and goes.
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

    /// Creates the folder and the lock again if they were removed. Throws as the constructor does.
    void renew();

    /// Whether any process trains it now.
    static bool isHeld(const std::string& id);

private:
    const std::string id_;
    const Kind kind_;
    std::optional<FileLock> lock_;
};

} // namespace app
