// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The two file formats, bytes in and bytes out. The readers throw `Error` with `source` in it.
namespace model {

/// safetensors: uint64 little-endian header size, a JSON header, then the raw little-endian tensors. The metadata are texts.
/// Written in this order; those that were read come by their names.
using Metadata = std::vector<std::pair<std::string, std::string>>;
struct Safetensors {
    Metadata metadata;
    std::vector<NamedTensor> tensors; ///< each of float32
};
Safetensors parseSafetensors(std::string_view bytes, const std::string& source);
std::string formatSafetensors(const Safetensors& file);

/// The names of classes as a JSON list.
std::string classesToJson(const ClassNames& names);

/// A model in that format, with its card in the metadata.
Metadata cardMetadata(const ModelCard& card);
Model readSafetensors(std::string_view bytes, const std::string& source);
std::string writeSafetensors(const Model& model);

/// PyTorch's zip container with a pickled dict of tensors. Nothing in the pickle is executed: only the few constructors that
/// tensors need are understood, all else is refused.
std::map<std::string, NamedTensor> readPyTorch(std::string_view bytes, const std::string& source);
std::string writePyTorch(const Model& model);

std::map<std::string, NamedTensor> byName(std::vector<NamedTensor> tensors);

/// Keeps the network's tensors in their order, drops `num_batches_tracked`, and checks the rest with `checkWeights`.
Weights arrangeWeights(std::map<std::string, NamedTensor> tensors, ArchitecturePointer architecture, const std::string& source);

} // namespace model
