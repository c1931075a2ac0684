// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/paths.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace app {

namespace fs = std::filesystem;

fs::path homeFolder() {
    // As the XDG Base Directory Specification has it; by QStandardPaths, names that are no UTF-8 would be lost.
    const char* chosen = std::getenv("XDG_DATA_HOME");
    if (chosen != nullptr && fs::path(chosen).is_absolute()) {
        return fs::path(chosen) / "digitlab";
    }
    const char* home = std::getenv("HOME");
    const passwd* user = home == nullptr ? ::getpwuid(::getuid()) : nullptr;
    return fs::path(home != nullptr ? home : user != nullptr ? user->pw_dir : "/") / ".local/share/digitlab";
}

} // namespace app
