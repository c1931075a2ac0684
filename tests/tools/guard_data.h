// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <cstdint>

namespace tools {

/// What the bundled guard network learns from: digits, some as pen strokes and in other writing styles, and other drawings,
/// labelled 10, in turn. Twice as many images as `digits`.
model::DataSet digitsAndJunk(const model::DataSet& digits, std::uint64_t seed);

} // namespace tools
