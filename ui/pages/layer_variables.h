// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/variable.h"

namespace ui {

/// What an experiment can vary of a network's layers: sizes, kernels, rates, and whether a layer is there, as far as the network
/// works for so many classes. `chosen` becomes the place of the first of that layer, an index in the network.
std::vector<Variable> layerVariables(const model::Network& network, int classes, std::size_t layer, int& chosen);

} // namespace ui
