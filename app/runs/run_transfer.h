// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <filesystem>
#include <string>

namespace app {

/// Takes the completed runs of a study from another home folder into this one: their files, then their records. Those that are
/// here already stay as they are. Throws `model::Error`.
void takeRuns(const std::filesystem::path& home, const std::string& study, const RunStore& here);

} // namespace app
