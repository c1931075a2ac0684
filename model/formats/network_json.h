// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <span>
#include <string>

namespace model {

/// One line: {"name": …, "about": …, "layers": [{"convolution": 8, "padding": 1}, "relu", …]}; what has its default is left out.
std::string toJson(const Network& network);

/// Throws `Error`, saying which layer, for JSON that is no network; `source` is named in it. What follows from the layers is not
/// checked: see `Architecture`.
Network networkFromJson(const std::string& json, const std::string& source);

/// The networks that come along, in the order in which they are shown.
std::span<const Network> shippedNetworks();

/// Throws `Error` with the names there are, for another.
const Network& shippedNetwork(const std::string& name);

/// The same for a number of classes; equal calls give the same object.
ArchitecturePointer shippedArchitecture(const std::string& name, int classes);

/// The network that files without a list of layers are of.
inline ArchitecturePointer notebookArchitecture() {
    return shippedArchitecture("notebook", 10);
}

/// It, in the cards of models and the records of runs; former versions read no other.
inline constexpr const char* kNotebookId = "digitlab-cnn-12364";

} // namespace model
