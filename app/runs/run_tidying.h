// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

namespace app {

/// Cleans up after killed processes and lost databases: removes runs that have learned nothing and unfinished files, and adds a
/// run for each folder with a model that is not in the database. Returns a message to the user, empty when no run was added.
/// Throws `model::Error`.
QString tidyRuns(const Database& database);

} // namespace app
