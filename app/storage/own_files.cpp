// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/own_files.h"

#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <algorithm>

namespace app {

std::vector<std::filesystem::path> jsonFilesIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() == ".json") {
            paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths, {}, [](const std::filesystem::path& path) { return path.stem().string(); });
    return paths;
}

std::filesystem::path ownPath(const std::string& what, const std::filesystem::path& folder, const std::string& name, bool taken) {
    if (taken) {
        throw model::Error("A " + what + " named \"" + name + "\" comes with DigitLab.", "Choose another name.");
    }
    if (name.empty() || name[0] == '.' || name.find_first_of("/\\") != std::string::npos || name != model::plainText(name)) {
        throw model::Error("A " + what + " cannot be named \"" + name + "\".", "Use letters, digits, spaces and hyphens.");
    }
    std::error_code ignored; // a folder that cannot be made is reported by the write
    std::filesystem::create_directories(folder, ignored);
    return folder / (name + ".json");
}

void removeOwn(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::remove(path, error)) {
        throw model::Error(path.string() + " cannot be deleted" + (error ? ": " + error.message() : "") + ".",
                           "Delete the file by hand.");
    }
}

} // namespace app
