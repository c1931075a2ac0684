// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

/// Opens the window and runs until it is closed; `argc` and `argv` are main's, with a file or folder to open or without. Without
/// a display it says what to do instead. Returns an `ExitCode`.
int runWindow(int argc, char** argv);

} // namespace app
