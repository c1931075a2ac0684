// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/file_lock.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

/// A new run's id, e.g. "20261125-003012-4f1a": the time in UTC and a random part.
std::string newRunId();

/// Whether the text can be a run's id: it names a folder in `runs`, and no other place. A damaged database may hold any text.
bool isRunId(const std::string& text);

/// `runs/<id>` in the home folder: the run's models, and its checkpoint until it has completed.
std::filesystem::path runFolder(const std::string& id);
std::filesystem::path checkpointPath(const std::string& id);

/// Says that this process trains the run, until it is destroyed or the process ends, however it ends.
class RunLock {
public:
    /// Makes the run's folder. Throws `model::Error` when it cannot be made, or when another process trains the run.
    explicit RunLock(const std::string& id);

    /// Makes the folder and the lock again where they were taken away. Throws as the constructor does.
    void renew();

    /// Whether any process trains it now.
    static bool isHeld(const std::string& id);

private:
    std::string id_;
    std::optional<FileLock> lock_;
};

} // namespace app
