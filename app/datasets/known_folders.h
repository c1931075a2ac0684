// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/catalogue.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

/// The folder of MNIST: $DIGITLAB_DATA when set, else `mnist` in the home folder.
std::filesystem::path dataFolder();

/// The folder that a known data set is fetched into: `dataFolder()` for MNIST, else a folder of its name in $DIGITLAB_DATA when
/// set, else in the home folder; there, too, one that comes along.
std::filesystem::path folderOf(const model::KnownDataSet& set);

/// The folder that holds it: the one above or that of Debian's package; nothing when neither does.
std::optional<std::filesystem::path> findDataSet(const model::KnownDataSet& set);

/// The path that an argument of --data names: a known data set, else a folder or file. One that comes along is unpacked where it
/// is not whole. Throws `model::Error` with how to get it when the data set is known and not here. A folder of a known name is
/// written "./mnist".
std::filesystem::path dataPath(const std::string& nameOrPath);

} // namespace app
