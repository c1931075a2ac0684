// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <nlohmann/json_fwd.hpp>

/// A network's layers and totals, printed and as JSON.
namespace app {

void printLayers(const model::Architecture& network);

/// {"network": its list, "classes", "layers": [{"name", "kind", "output_shape", "parameters", "receptive_field", "jump",
/// "offset", "multiply_adds", "share"}, …], "parameters", "parameter_bytes", "multiply_adds", "activation_bytes"}; shares are of
/// all multiply-adds.
nlohmann::ordered_json layersObject(const model::Architecture& network);

} // namespace app
