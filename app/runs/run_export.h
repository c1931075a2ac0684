// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Writes runs atomically in the format of the path's extension: .csv (RFC 4180, a header and a row per run: figures, data,
/// environment, settings), .jsonl (a line per run, an object with its curve), .json (an array of the same objects). Throws
/// `model::Error`, also for another extension.
void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path);

} // namespace app
