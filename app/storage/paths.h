// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace app {

/// The folder of `mnist/`, `runs/`, `recipes/` and the database: `digitlab` in the XDG data folder.
std::filesystem::path homeFolder();

} // namespace app
