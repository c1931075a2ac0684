// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

namespace app {

/// Puts in order what programs that were killed, and databases that were lost, have left: runs that had learned nothing are
/// forgotten, unfinished files removed, and a folder with a model that no run is known of becomes a run again. Returns what to
/// tell; mostly nothing. Throws `model::Error`.
QString tidyRuns(const Database& database);

} // namespace app
