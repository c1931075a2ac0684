// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// One line of a strokes file: {"id": …, "digit": 0-9, "writer": "…", "strokes": [[[x, y], …], …]}; x to the right, y down. Only
/// `strokes` is required. A point may have a pressure as its third number; "width" and "eraser", a value a stroke, say what
/// `Stroke` does.
struct StrokesRecord {
    std::string id; ///< as JSON text: 12 or "a"; "null" for none
    std::optional<int> digit;
    std::string writer; ///< empty when not given
    Drawing drawing;
};

/// Reads a JSON Lines file of strokes; empty lines are passed over. Coordinates lie within ±1e9, widths in [0, 1e9], pressures in
/// [0, 1]; a file takes at most 256 MB, a line 8 MB. Throws `Error` with the path and the line.
std::vector<StrokesRecord> readStrokesFile(const std::filesystem::path& path);

/// One line of such a file, and the line of a record without its end. Throw what says that it is no drawing: `Error` while
/// reading, any `std::exception` while writing.
StrokesRecord readStrokesLine(const std::string& line);
std::string strokesLine(const StrokesRecord& record);

/// Writes such a file atomically; reading it gives the same records. Throws `Error` with the path, and the drawing, when there
/// are none or one could not be read again.
void writeStrokesFile(const std::filesystem::path& path, const std::vector<StrokesRecord>& records);

} // namespace model
