// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <string>

namespace app {

/// The model name of the first processor in /proc/cpuinfo; elsewhere the architecture.
std::string processorName();

/// The environment of a run that starts now, by that learner's backend; `threads` as in a recipe. Loads LibTorch.
model::RunEnvironment runEnvironment(int threads, const std::string& backend);

} // namespace app
