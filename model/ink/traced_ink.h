// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/values/types.h"

namespace model {

/// Ink as the strokes of a pen, in the map's pixels: the middles of its lines, each going straight on where lines cross. Their
/// order and direction are not the writer's. Empty without ink.
Drawing tracedInk(const InkMap& ink);

} // namespace model
