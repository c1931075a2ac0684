// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

namespace model {

/// What every reader of strokes starts from: points that are not finite or beyond ±10⁶, and pressures outside (0, 1], are left
/// out, and so is what no 28×28 image could show. At most some 8,000 points remain, whatever was recorded.
Drawing tidied(const Drawing& drawing);

/// Long segments that turn gently become curves through their points (Catmull and Rom 1974): a fast mouse leaves few. Corners
/// stay. Expects tidied strokes.
Drawing smoothed(const Drawing& drawing);

/// The strokes with what later erasers took away cut out of their centrelines, without the erasers. Expects tidied strokes.
Drawing withoutErased(const Drawing& drawing);

} // namespace model
