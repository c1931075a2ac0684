// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/data_set.h"
#include "model/values/recipe.h"

#include <cstddef>

namespace app {

/// What training by the fused step takes on this machine.
struct TrainingForecast {
    double epochSeconds; ///< without the pass over the test images
    std::size_t memory;  ///< bytes of a step
};

/// Measured in a third of a second, once for each network, batch size and number of threads: the speed is kept in the data
/// folder. `images`: to learn from; `count`: how many of them a run uses.
TrainingForecast trainingForecast(const model::ArchitecturePointer& network, const model::Recipe& recipe,
                                  const model::DataSet& images, int count);

} // namespace app
