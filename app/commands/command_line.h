// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exit_code.h"

namespace CLI {
class App;
}

namespace app {

/// Adds every command with its options and their checks.
void addCommands(CLI::App& root);

/// Runs a command of the terminal; `argc` and `argv` are main's. Needs a QCoreApplication. Returns an `ExitCode`.
int runCommandLine(int argc, char** argv);

} // namespace app
