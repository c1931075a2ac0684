// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

/// Exit codes of the program.
enum ExitCode : int { kDone = 0, kFailed = 1, kWrongUsage = 2 };

/// Runs a command of the terminal; `argc` and `argv` are main's. Needs a QCoreApplication. Returns an `ExitCode`.
int runCommandLine(int argc, char** argv);

} // namespace app
