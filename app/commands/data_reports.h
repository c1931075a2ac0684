// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"

#include <filesystem>

/// What `digitlab data` prints.
namespace app {

/// The data sets that are known by name, a row each, or a JSON object a line.
void printDataSets(bool json);

/// What lies there. Throws `model::Error`.
void printDataInfo(const std::filesystem::path& path);

/// What should be known before anything learns from it.
void printDataCheck(const LoadedData& data, bool json);

/// The same on stderr, a line each, nothing when there is nothing to tell.
void warnOfData(const LoadedData& data);

} // namespace app
