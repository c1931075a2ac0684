// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The user's own recipes and networks: JSON files of a folder, known by their names.
namespace app {

/// Sorted by name; none where there is no such folder.
std::vector<std::filesystem::path> jsonFilesIn(const std::filesystem::path& folder);

/// The file of that name, whether it exists or not; the folder is created. `what` it is, "recipe" say, stands in errors. Throws
/// `model::Error` for the name of one that comes with the program (`taken`) and for one that cannot be a file's.
std::filesystem::path ownPath(const std::string& what, const std::filesystem::path& folder, const std::string& name, bool taken);

/// Throws `model::Error` with the path when it cannot be deleted.
void removeOwn(const std::filesystem::path& path);

} // namespace app
