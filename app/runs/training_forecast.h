// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "model/values/architecture.h"
#include "model/values/data_set.h"
#include "model/values/recipe.h"
#include "model/values/run_record.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace app {

/// What training by the fused step takes on this machine.
struct TrainingForecast {
    double epochSeconds; ///< without the pass over the test images
    std::size_t memory;  ///< bytes of a step
};

/// Measured in a third of a second, once for each network, batch size and number of threads: the speed is kept in the data
/// folder, until a run that was long enough tells it better. `images`: to learn from; `count`: how many of them a run uses.
TrainingForecast trainingForecast(const model::ArchitecturePointer& network, const model::Recipe& recipe,
                                  const model::DataSet& images, int count);

/// What a whole run takes on this machine.
struct RunForecast {
    TrainingForecast epoch{}; ///< of the recipe's own network
    double seconds = 0;       ///< with all epochs and the training of its teachers; 0 where that is not known
};

/// `networks`: instead of those that the recipe names; `trainImages`: instead of all. Throws as `networksOf`.
RunForecast runForecast(const model::Recipe& recipe, const LoadedData& data, const model::RunNetworks& networks = {},
                        const std::optional<int>& trainImages = {});

/// Keeps the speed of a run that learned from `images` images, each time counted, in so many seconds; of short ones nothing.
void keepSpeed(const model::ArchitecturePointer& network, const model::Recipe& recipe, std::int64_t images, double seconds);

} // namespace app
