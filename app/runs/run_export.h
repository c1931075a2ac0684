// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Writes runs, atomically, by the path's ending: .csv (a header and a row a run, as RFC 4180 has it: figures, data, environment,
/// settings), .jsonl (a line a run, an object with its curve), .json (an array of the same objects). Throws `model::Error`, also
/// for another ending.
void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path);

} // namespace app
