// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"
#include "model/values/data_set.h"

#include <string>
#include <vector>

namespace model {

/// Looks at every image of both splits. `unreadable` pictures were left out when it was read.
DataFindings checkData(const DataSet& train, const DataSet& test, int unreadable);

/// What is wrong, a sentence each; none where the data is clean.
std::vector<std::string> warningsOf(const DataFindings& findings);

} // namespace model
