// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// One line of a strokes file: {"id": …, "digit": 0-9, "writer": "…", "strokes": [[[x, y], …], …]}; x to the right, y down.
/// Only `strokes` is required.
struct StrokesRecord {
    std::string id; ///< as JSON text: 12 or "a"
    std::optional<int> digit;
    std::string writer; ///< empty when not given
    Drawing drawing;
};

/// Reads a JSON Lines file of strokes; empty lines are passed over. Throws `Error` with the path and the line.
std::vector<StrokesRecord> readStrokesFile(const std::filesystem::path& path);

} // namespace model
