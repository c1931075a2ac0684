// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace soak {

/// Puts so many runs with curves into the database, as months of use leave them.
void keepRuns(int count);

} // namespace soak
