// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"
#include "model/training/trainer.h"

#include <map>
#include <string>

namespace model {

/// What a model file will say of a run, dated now.
ModelCard makeCard(const Recipe& recipe, const TrainingResult& result, const DataIdentity& data);

/// Every set of weights a run gave, each with a card that says which it is; accuracies only where they were measured with it.
std::map<WeightsKind, Model> modelsOf(const Recipe& recipe, const TrainingResult& result, const DataIdentity& data);

} // namespace model
