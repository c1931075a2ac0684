// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/components.h"

namespace model {

/// Parts a component that is wide enough for several touching digits, along curves from its top to its bottom that pass through
/// little ink. `label` becomes the leftmost part, the others are added to the list; all of them are returned, from the left.
/// `lineHeight` in pixels.
std::vector<int> parted(int label, const InkMap& ink, Components& components, double lineHeight);

} // namespace model
