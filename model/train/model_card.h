// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/model_file.h"
#include "model/train/trainer.h"

#include <string>

namespace model {

/// What a model file will say of a run, dated now.
ModelCard makeCard(const Recipe& recipe, const TrainingResult& result, const std::string& dataSet,
                   const std::string& dataSetHash);

} // namespace model
