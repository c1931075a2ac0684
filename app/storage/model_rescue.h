// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <optional>

namespace app {

/// Brings a run's model where it is wanted: to `out`, or with none it stays at `kept`, its file in the run's folder; where there
/// is no such file it is written to a new file `rescued-<n>.safetensors`, and `onRescued` gets a message with its place. Returns
/// where the model is. When it cannot be written any more (the folder is gone, the disk is full), throws `model::Error`, which
/// says what happened and where the model is instead.
std::filesystem::path deliver(const model::Model& model, const std::filesystem::path& out,
                              const std::optional<std::filesystem::path>& kept,
                              const std::function<void(const QString& what, const QString& hint)>& onRescued = {});

} // namespace app
