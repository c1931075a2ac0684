// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"
#include "model/values/error.h"

#include <filesystem>
#include <string>
#include <vector>

/// Networks by name: those that come with the program and the user's own, JSON files in the data folder.
namespace app {

/// Where the user's networks lie.
std::filesystem::path networkFolder();

/// One of the user's own that cannot be read, and why.
struct UnreadableNetwork {
    std::string name;
    model::Error error;
};

/// The user's own, sorted and named by their files. One that comes along with the same name comes first.
struct OwnNetworks {
    std::vector<model::Network> networks;
    std::vector<UnreadableNetwork> unreadable;
};
OwnNetworks ownNetworks();

/// Those that come along, then the user's own.
std::vector<model::Network> knownNetworks();

/// The network of that name, in the file of that path, or written out. Throws `model::Error` when there is none of these, or the
/// file is no network.
model::Network findNetwork(const std::string& nameOrFile);

/// The same as recipes keep it: a name, a file's absolute path, or written out. Throws as `findNetwork`.
std::string storedNetwork(const std::string& nameOrFile);

/// Reads a network file; a network without a name gets the file's. Throws `model::Error` with the path.
model::Network readNetwork(const std::filesystem::path& path);

/// Keeps a network as one of the user's own, by its name. Throws `model::Error` for the name of one that comes along and for one
/// that cannot be a file's, and `FileExists` where there is one of that name that shall not be replaced.
void keepNetwork(const model::Network& network, bool replace = false);

/// Gives one of the user's own another name. Throws as `keepNetwork`.
void renameNetwork(const std::string& from, const std::string& to);

/// Deletes one of the user's own. Throws `model::Error` with the path when it cannot.
void removeNetwork(const std::string& name);

/// Reads a model. A PyTorch file's tensors are of `network`, a name or a file; where that is empty, of the one known network that
/// they fit. Throws `model::Error`, also where the model says that it is of another one.
model::Model readModel(const std::filesystem::path& path, const std::string& network = {});

} // namespace app
