// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <string>

namespace app {

/// The processor as Linux names the first one; elsewhere its architecture.
std::string processorName();

/// What this program computes with here and now; `threads` as in a recipe. Loads LibTorch.
model::RunEnvironment runEnvironment(int threads);

} // namespace app
