// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <optional>

namespace app {

/// Writes a model that took long to make to a new file of its own: in the folder of the user's models, else in the folder for
/// temporary files, else in the current one. Returns its path. Throws `model::Error` when there is room in none of them.
std::filesystem::path rescueModel(const model::Model& model);

/// The same for a model that its run's folder did not take; `tell` hears where it is now, or why it is nowhere.
void rescueUnkept(const model::Model& model, const std::function<void(const QString& what, const QString& hint)>& tell);

/// Writes such a model to `path`. When that cannot be done any more (the folder is gone, the disk is full), throws
/// `model::Error`, which says what happened and where the model is: at `kept`, where it lies already, or where it was rescued to.
void saveOrRescue(const std::filesystem::path& path, const model::Model& model,
                  const std::optional<std::filesystem::path>& kept = std::nullopt);

} // namespace app
