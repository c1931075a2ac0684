// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <optional>

namespace app {

/// Writes a model to a new file `rescued-<n>.safetensors`: in `models` in the home folder, else in the folder for temporary
/// files, else in the current one. Returns its path. Throws `model::Error` when all three fail.
std::filesystem::path rescueModel(const model::Model& model);

/// The same for a model that could not be written to its run's folder; `tell` is called with its new path or with the error.
void rescueUnkept(const model::Model& model, const std::function<void(const QString& what, const QString& hint)>& tell);

/// Writes a model to `path`. When that fails (the folder is gone, the disk is full), throws `model::Error` with the reason and
/// the path where the model is: `kept`, if it was written there before, else that of `rescueModel`.
void saveOrRescue(const std::filesystem::path& path, const model::Model& model,
                  const std::optional<std::filesystem::path>& kept = std::nullopt);

} // namespace app
