// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/paths.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace app {

namespace fs = std::filesystem;

fs::path homeFolder() {
    // By the XDG Base Directory Specification; QStandardPaths loses names that are not UTF-8.
    const char* chosen = std::getenv("XDG_DATA_HOME");
    if (chosen != nullptr && fs::path(chosen).is_absolute()) {
        return fs::path(chosen) / "digitlab";
    }
    const char* home = std::getenv("HOME");
    const passwd* user = home == nullptr ? ::getpwuid(::getuid()) : nullptr;
    return fs::path(home != nullptr ? home : user != nullptr ? user->pw_dir : "/") / ".local/share/digitlab";
}

} // namespace app
