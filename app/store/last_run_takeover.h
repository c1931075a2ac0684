// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>

namespace app {

/// Makes `last-run.safetensors`, in which former versions kept the model of the last run, a run of its own: once and for all, and
/// a copy. Returns what to tell; mostly nothing.
QString takeOverLastRun(const Database& database);

} // namespace app
