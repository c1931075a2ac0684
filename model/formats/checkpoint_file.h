// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/checkpoint.h"

#include <filesystem>

namespace model {

/// Writes a checkpoint as `.safetensors`, atomically, with the networks of the run and of each teacher: of the notebook, 150 to
/// 250 KB and 50 to 250 KB a teacher. Throws `Error`.
void saveCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint);

/// The same checkpoint, to the bit. Throws `Error` with the path when the file is none, or of another network.
Checkpoint loadCheckpoint(const std::filesystem::path& path);

} // namespace model
