// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/io/model_file.h"

#include <filesystem>

namespace app {

/// Writes a model that took long to make. When it cannot be written at `path` any more (the folder is gone, the disk is full), it
/// goes to a new file in the folder of the user's models; then, too, throws `model::Error`, which says what happened and where
/// the model is.
void saveOrRescue(const std::filesystem::path& path, const model::Model& model);

} // namespace app
