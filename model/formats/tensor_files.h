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

using Tensors = std::map<std::string, NamedTensor>; ///< by their names

/// safetensors: uint64 little-endian header size, a JSON header, then the raw little-endian tensors. The metadata are texts.
/// Written in this order; those that were read come by their names.
using Metadata = std::vector<std::pair<std::string, std::string>>;
struct Safetensors {
    Metadata metadata;
    std::vector<NamedTensor> tensors; ///< each of float32
};
Safetensors parseSafetensors(std::string_view bytes, const std::string& source, std::size_t largestHeader = 1U << 20);
std::string formatSafetensors(const Safetensors& file);

/// The names of classes as a JSON list.
std::string classesToJson(const ClassNames& names);

/// A model in that format, with its layers and its card in the metadata.
Metadata cardMetadata(const ModelCard& card, const Architecture& architecture);
Model readSafetensors(std::string_view bytes, const std::string& source);
std::string writeSafetensors(const Model& model);

/// PyTorch's zip container with a pickled dict of tensors. Nothing in the pickle is executed: only the few constructors that
/// tensors need are understood, all else is refused.
Tensors readPyTorch(std::string_view bytes, const std::string& source);
std::string writePyTorch(const Model& model);

Tensors byName(std::vector<NamedTensor> tensors);

/// The network for as many classes as its last convolution or linear layer answers in these tensors. Throws `Error` with
/// `source` where that one is missing, and what `Architecture` throws.
ArchitecturePointer architectureOf(const Network& network, const Tensors& tensors, const std::string& source);

/// Keeps the network's tensors in their order, drops `num_batches_tracked`, and checks the rest with `checkWeights`.
Weights arrangeWeights(Tensors tensors, ArchitecturePointer architecture, const std::string& source);

/// The largest file of weights that is read, bytes: as many parameters as a network can have, as PyTorch's doubles.
inline constexpr std::size_t kLargestWeights = kMaxParameters * sizeof(double) + (std::size_t{16} << 20);

} // namespace model
