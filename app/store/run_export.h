// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Writes runs with their metrics, atomically, by the path's ending: .csv (a row a run), .jsonl (an object a run, with its
/// curve). Throws `model::Error`.
void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path);

} // namespace app
