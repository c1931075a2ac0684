// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink_map.h"

namespace model {

/// Takes the lines of ruled and squared paper away: thin ones that run on without a gap across the picture, a little askew or
/// bent. Writing that crosses them stays.
void removeRules(InkMap& ink);

} // namespace model
