// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"
#include "model/formats/model_file.h"

#include <string>

namespace app {

/// Makes a model a run of its own, from what its card says: nothing happens when there is a run of that id. `file` is its name in
/// the run's folder, where it lies already; `reason` says where it came from. Throws `model::Error`.
void keepAsRun(const Database& database, const std::string& id, const std::string& file, const model::Model& model,
               const std::string& reason);

} // namespace app
