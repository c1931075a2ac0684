// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/catalogue.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

/// Where MNIST lives: $DIGITLAB_DATA when set, else `mnist` in the home folder.
std::filesystem::path dataFolder();

/// Where a known data set is put: MNIST in `dataFolder()`, every other in a folder of its own name, in $DIGITLAB_DATA when set,
/// else in the home folder.
std::filesystem::path folderOf(const model::KnownDataSet& set);

/// Where it is: in the folder above, or in that of Debian's package; nothing when it is in neither.
std::optional<std::filesystem::path> findDataSet(const model::KnownDataSet& set);

/// What --data names: a known data set, else a folder or file. Throws `model::Error`, saying how to get it, when it is known and
/// not here. A folder called as a data set is written "./mnist".
std::filesystem::path dataPath(const std::string& nameOrPath);

} // namespace app
