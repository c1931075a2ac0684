// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>

namespace app {

/// The note in the database that this was done.
inline constexpr const char* kLastRunTakenOver = "last-run.safetensors taken over";

/// Makes `last-run.safetensors`, in which former versions kept the model of the last run, a run of its own: once and for all, and
/// a copy. Returns what to tell; mostly nothing.
QString takeOverLastRun(const Database& database);

} // namespace app
