// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/data_set.h"
#include "model/values/recipe.h"

#include <cstddef>

namespace model {

/// What an epoch of these images with this recipe will take on this machine, found by training on the first batches for a third
/// of a second, without the pass over the test images. Throws as `train`.
double forecastEpochSeconds(const ArchitecturePointer& architecture, const Recipe& recipe, const DataSet& images);

/// Bytes that the fused step takes for a batch of the recipe.
std::size_t forecastMemory(const Architecture& architecture, const Recipe& recipe);

} // namespace model
