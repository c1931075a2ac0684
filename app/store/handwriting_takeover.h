// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace app {

/// The note in the database that the drawings of former versions were taken over.
inline constexpr const char* kTakenOver = "handwriting.jsonl taken over";

/// Former versions kept the drawings in `handwriting.jsonl` beside the database: takes over those that can be read, once. The
/// file stays as it is. Returns what the user should know about those that cannot be read. Throws `model::Error` when the file
/// cannot be read at all; it is tried again next time then.
QString takeOverHandwriting(const Database& database);

} // namespace app
