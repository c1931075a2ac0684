// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"
#include "model/values/data_set.h"

#include <string>
#include <vector>

namespace model {

/// Checks every image of both splits. `unreadable`: the number of pictures that were left out while reading.
DataFindings checkData(const DataSet& train, const DataSet& test, int unreadable);

/// The findings as warnings, a sentence each; none for clean data.
std::vector<std::string> warningsOf(const DataFindings& findings);

/// The mean image of each of `classes` classes, rounded to the nearest grey level; blank where a class has no image.
std::vector<DigitImage> classMeans(const DataSet& set, std::size_t classes);

} // namespace model
