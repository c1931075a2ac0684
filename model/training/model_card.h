// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"
#include "model/training/trainer.h"

#include <map>
#include <string>

namespace model {

/// The card of a model that a run has given so far, dated now. What `progress` says was measured was measured with its weights.
ModelCard makeCard(const Recipe& recipe, const RunProgress& progress, const DataIdentity& data);

/// The weights that a run gave, those to use. `result` has learned something.
Model modelOf(const Recipe& recipe, const TrainingResult& result, const DataIdentity& data);

/// The last good weights of a run that failed. `failed` has learned something.
Model modelOf(const Recipe& recipe, const TrainingFailed& failed, const DataIdentity& data);

/// Every set of weights a run gave, each with a card that says which it is; accuracies only where they were measured with it.
std::map<WeightsKind, Model> modelsOf(const Recipe& recipe, const TrainingResult& result, const DataIdentity& data);

} // namespace model
