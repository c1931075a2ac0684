// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// One line of a strokes file: {"id": …, "digit": 0-9, "writer": "…", "strokes": [[[x, y], …], …]}; x to the right, y down. Only
/// `strokes` is required. "label", "letter" or "class" in place of "digit" is any text, or a number of 0 to 99. A point may have
/// a pressure as its third number; "width" and "eraser", a value a stroke, say what `Stroke` does.
struct StrokesRecord {
    std::string id; ///< as JSON text: 12 or "a"; "null" for none
    std::optional<int> digit;
    std::string writer; ///< empty when not given
    Drawing drawing;
    std::string name = {}; ///< what it shows, in UTF-8, where that is no digit; empty when not given

    /// What it shows, as text; empty when not given.
    std::string label() const { return digit ? std::to_string(*digit) : name; }
};

/// Says what a drawing shows: a digit where `label` is one.
void setLabel(StrokesRecord& record, const std::string& label);

/// Whether a file's name says that it holds strokes: .jsonl, .inkml, .unp, .unipen or .dat.
bool isStrokesFile(const std::filesystem::path& path);

/// Reads a file of strokes: JSON Lines, where empty lines are passed over, InkML or UNIPEN (stroke_formats.h), told by its first
/// character. Coordinates lie within ±1e9, widths in [0, 1e9], pressures in [0, 1]; a file takes at most 256 MB, a line of JSON
/// 8 MB. Throws `Error` with the path and the line.
std::vector<StrokesRecord> readStrokesFile(const std::filesystem::path& path);

/// One line of such a file, and the line of a record without its end. Throw what says that it is no drawing: `Error` while
/// reading, any `std::exception` while writing.
StrokesRecord readStrokesLine(const std::string& line);
std::string strokesLine(const StrokesRecord& record);

/// Writes such a file atomically; reading it gives the same records. Throws `Error` with the path, and the drawing, when there
/// are none or one could not be read again.
void writeStrokesFile(const std::filesystem::path& path, const std::vector<StrokesRecord>& records);

} // namespace model
