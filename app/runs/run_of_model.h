// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"
#include "model/export/export.h"
#include "model/network/model.h"

#include <optional>

namespace app {

/// The newest run that gave these weights by that recipe, with its curve; nothing where none is kept or the model names no
/// recipe.
std::optional<model::KeptRun> runOf(const RunStore& store, const model::Model& model);

/// As `model::exportModel`, a notebook with what its run has measured. `notice`: see `OpenedDatabase`.
model::ExportReport exportModel(const std::filesystem::path& path, const model::Model& model, model::ExportFormat format,
                                const model::DataSet* testImages, QString& notice,
                                const std::string& licence = model::kUnknownLicence);

} // namespace app
