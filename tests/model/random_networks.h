// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <cstdint>

namespace model {

/// Some network that works, for 2 to 100 classes: the same for the same seed, everywhere. Every kind of layer in every order, odd
/// numbers of maps, all kernels, paddings and strides; small, so that a step of a hundred of them takes a second.
ArchitecturePointer randomNetwork(std::uint64_t seed);

} // namespace model
