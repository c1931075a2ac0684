// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <optional>
#include <string>

namespace app {

/// How a run ended, as its record has it.
struct RunEnding {
    model::RunOutcome outcome = model::RunOutcome::completed;
    std::string reason; ///< why it failed
    model::RunProgress progress;
    std::string model = {}; ///< file in the run's folder; empty for none
    std::string time = {};  ///< ISO 8601, UTC
};

// `ending.json` in the run's folder holds the ending until it is in the database, which another process may have locked: a run
// that has it counts as ended.

/// Throws `model::Error`.
void saveEnding(const std::string& id, const RunEnding& ending);
/// Nothing when there is none or it cannot be read.
std::optional<RunEnding> savedEnding(const std::string& id);
void removeEnding(const std::string& id);

} // namespace app
