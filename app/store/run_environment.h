// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run_record.h"

namespace app {

/// What this program computes with here and now; `threads` as in a recipe. Loads LibTorch.
model::RunEnvironment runEnvironment(int threads);

} // namespace app
