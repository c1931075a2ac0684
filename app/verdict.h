// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"
#include "ui/reading.h"

namespace app {

/// How far the window trusts a digit's prediction, and between which two digits it is torn. The one place that decides.
void judge(ui::ReadDigit& digit);

} // namespace app
