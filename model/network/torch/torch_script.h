// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// A TorchScript module's file; `forward(image)` takes float32 [N,1,28,28] and gives log-probabilities [N,classes], its state
/// dict has PyTorch's names, and `metadata` lies in it as "digitlab.json". Throws `Error`.
std::string writeTorchModule(const Weights& weights, const std::vector<std::pair<std::string, std::string>>& metadata);

/// Runs the module in such a file: `images` [N,28,28] uint8 → `logProbabilities` [N,classes]. Throws `Error`.
void runTorchModule(std::string_view bytes, std::span<const DigitImage> images, std::span<float> logProbabilities);

} // namespace model
