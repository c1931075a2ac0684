// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace app {

/// Where DigitLab keeps its own things (`mnist/`, `runs/`, `recipes/`, the database): under the XDG data folder.
std::filesystem::path homeFolder();

} // namespace app
