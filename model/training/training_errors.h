// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/error.h"

#include <cstdint>

/// What is said of a run that fails.
namespace model {

/// Step `step` (from 0) gave a loss or weights that are not finite.
Error divergence(std::int64_t step, double learningRate);

/// Of the exception in flight.
Error currentError();

} // namespace model
