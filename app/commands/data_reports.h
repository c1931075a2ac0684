// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/train_and_record.h"

#include <filesystem>

/// What `digitlab data` prints.
namespace app {

/// The data sets known by name, a row each or a JSON object a line.
void printDataSets(bool json);

/// The data set at `path`: images, classes. Throws `model::Error`.
void printDataInfo(const std::filesystem::path& path);

/// Findings that would spoil training.
void printDataCheck(const LoadedData& data, bool json);

/// The same on stderr, a line each.
void warnOfData(const LoadedData& data);

/// Where the run's initial weights or teachers have learned the images that its recipe holds back.
void warnOfHeldBackImages(const RunRequest& request, const LoadedData& data);

} // namespace app
