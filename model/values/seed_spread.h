// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "model/values/spread.h"

#include <optional>
#include <vector>

namespace model {

/// How far the test accuracies lie apart of two or more completed runs whose seeds alone were different: recipe, data and
/// environment are the same, names do not matter. Nothing for any other runs.
std::optional<Spread> seedSpread(const std::vector<const RunRecord*>& runs);

} // namespace model
