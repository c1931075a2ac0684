// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/files/atomic_file.h"
#include "model/formats/network_json.h"
#include "model/network/model.h"

#include <filesystem>
#include <span>

namespace model {

/// Reads a `.safetensors` file, or PyTorch weights saved with `torch.save` (a state dict or a plain dict of tensors), told apart
/// by their content. Sizes, types, shapes and names are checked before anything is used. PyTorch's files do not say of which
/// network their tensors are: of the one in `networks` that they fit. Throws `Error` with the path.
Model loadModel(const std::filesystem::path& path, std::span<const Network> networks = shippedNetworks());

/// Throws `Error` unless the name ends in .safetensors, .pt or .pth.
void checkModelPath(const std::filesystem::path& path);

/// Writes `.pt` (for `load_state_dict(torch.load(…))`) or else `.safetensors`, by the name's ending, atomically. Throws `Error`,
/// and `FileExists` where a file that is to be kept has the name.
void saveModel(const std::filesystem::path& path, const Model& model, Existing existing = Existing::replaced);

} // namespace model
