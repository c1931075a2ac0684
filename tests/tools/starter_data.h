// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <cstdint>

namespace tools {

/// Digits from no data set: pen strokes whose shapes were written down here, each in the several ways in which people write it,
/// then varied as different hands and pens would and framed as a drawing is. The ten classes in turn.
model::DataSet starterDigits(int count, std::uint64_t seed);

} // namespace tools
