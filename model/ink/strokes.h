// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

namespace model {

/// The strokes without points that are not finite, lie beyond ±10⁶ or have a pressure outside (0, 1], and without detail that a
/// 28×28 image cannot show. At most some 8,000 points remain.
Drawing tidied(const Drawing& drawing);

/// Long segments that turn gently become curves through their points (Catmull and Rom 1974): a fast mouse leaves few. Corners
/// stay. Expects tidied strokes.
Drawing smoothed(const Drawing& drawing);

/// The strokes' centrelines without what later erasers covered, and without the erasers. Expects tidied strokes.
Drawing withoutErased(const Drawing& drawing);

} // namespace model
