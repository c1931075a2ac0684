// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <vector>

namespace model {

/// The mean image of each of `classes` classes, rounded to the nearest grey level; blank where a class has no image.
std::vector<DigitImage> classMeans(const DataSet& set, std::size_t classes);

} // namespace model
