// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exit_code.h"
#include "app/window_start.h"

#include <optional>

namespace CLI {
class App;
}

namespace app {

/// What the window is to open with, where `runCommandLine` was asked for one: it leaves that to its caller.
const std::optional<WindowStart>& windowAsked();

/// Adds every command with its options and their checks.
void addCommands(CLI::App& root);

/// Runs a command of the terminal; `argc` and `argv` are main's. Needs a QCoreApplication. Returns an `ExitCode`.
int runCommandLine(int argc, char** argv);

} // namespace app
