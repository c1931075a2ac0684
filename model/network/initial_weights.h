// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"

#include <cstdint>

namespace model {

/// What PyTorch gives the network after `torch.manual_seed(seed)`, to the bit: convolutions uniform within ±1/√fan-in
/// (kaiming_uniform_ with a = √5), drawn in the layers' order; batch norm 1 and 0, its statistics 0 and 1.
Weights initialWeights(std::uint64_t seed, int width = 1);

} // namespace model
