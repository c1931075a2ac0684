// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/known_folders.h"

#include "app/datasets/data_files.h"
#include "app/storage/paths.h"
#include "model/values/error.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace app {

namespace fs = std::filesystem;

namespace {

/// $DIGITLAB_DATA; empty when it is not set.
fs::path chosenByEnvironment() {
    const char* chosen = std::getenv("DIGITLAB_DATA");
    return chosen == nullptr ? "" : chosen;
}

} // namespace

fs::path dataFolder() {
    const fs::path chosen = chosenByEnvironment();
    return chosen.empty() ? homeFolder() / "mnist" : chosen;
}

fs::path folderOf(const model::KnownDataSet& set) {
    if (&set == &model::knownDataSets().front()) {
        return dataFolder();
    }
    const fs::path chosen = chosenByEnvironment(); // may be read-only
    return (chosen.empty() || set.comesAlong() ? homeFolder() : chosen) / set.name;
}

std::optional<fs::path> findDataSet(const model::KnownDataSet& set) {
    std::vector<fs::path> folders{folderOf(set)};
    if (!set.debianPackage.empty()) {
        folders.push_back(fs::path("/usr/share/datasets") / set.name);
    }
    for (const fs::path& folder : folders) {
        if (std::ranges::none_of(model::kDataFiles, [&](auto file) { return model::findDataFile(folder, file).empty(); })) {
            return folder;
        }
    }
    return std::nullopt;
}

fs::path dataPath(const std::string& nameOrPath) {
    const model::KnownDataSet* set = model::findKnownDataSet(nameOrPath);
    if (set == nullptr) {
        return nameOrPath;
    }
    if (set->comesAlong()) {
        const fs::path folder = folderOf(*set);
        placeFiles(folder, bundledFiles(*set));
        return folder;
    }
    if (const auto found = findDataSet(*set)) {
        return *found;
    }
    const std::string name(set->name);
    const std::string orDebian =
        set->debianPackage.empty() ? "" : ", or install Debian's package " + std::string(set->debianPackage);
    throw model::Error(std::string(set->title) + " is not here: " + folderOf(*set).string() + " does not hold its four files.",
                       "Run `digitlab data fetch " + name + "`" + orDebian + ". A folder of that name is written ./" + name +
                           ".");
}

} // namespace app
