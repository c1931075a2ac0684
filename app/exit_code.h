// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

/// Exit codes of the program.
enum ExitCode : int { kDone = 0, kFailed = 1, kWrongUsage = 2 };

} // namespace app
