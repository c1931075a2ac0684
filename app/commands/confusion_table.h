// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/types.h"

namespace app {

/// Prints how many of each class were read as each, with recalls: a matrix, or of more than 16 classes, a row a class with what
/// it is most often taken for.
void printConfusion(const model::ConfusionMatrix& confusion, const model::ClassNames& names);

} // namespace app
