// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

/// The weights that runs began with or learned from, each once and by its content: `weights/<SHA-256>.safetensors` in the home
/// folder.
namespace app {

/// SHA-256 in hexadecimal of the `.safetensors` file that the weights make without a card: tensors, and layers but for the
/// notebook's.
std::string hashOf(const model::Weights& weights);

/// Keeps the model unless its weights are there already. Throws `model::Error`.
void keepWeights(const model::Model& model);

/// Where weights of that hash are kept, whether they are there or not.
std::filesystem::path keptWeightsPath(const std::string& hash);

/// The model with these weights. Throws `model::Error` when its file is missing or holds others.
model::Model keptWeights(const std::string& hash);

/// Several model files, as `readModel`. Throws `model::Error`.
std::vector<model::Model> loadModels(const std::vector<std::string>& files, const std::string& network = {});

/// Removes weights that none of `used` names; those kept within the last hour stay: the record of a run follows its weights.
void removeUnusedWeights(const std::set<std::string>& used);

} // namespace app
