// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/model_file.h"
#include "model/train/trainer.h"

#include <string>

namespace app {

/// What a model file will say of a run, dated now.
model::ModelCard makeCard(const model::Recipe& recipe, const model::TrainingResult& result, const std::string& dataSet,
                          const std::string& dataSetHash);

} // namespace app
