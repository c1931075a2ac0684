// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/network_files.h"

#include "app/storage/own_files.h"
#include "app/storage/paths.h"

#include <algorithm>
#include <utility>

namespace app {

std::filesystem::path networkFolder() {
    return homeFolder() / "networks";
}

OwnNetworks ownNetworks() {
    OwnNetworks own;
    for (const std::filesystem::path& path : jsonFilesIn(networkFolder())) {
        try {
            model::Network network = readNetwork(path);
            network.name = path.stem().string();
            own.networks.push_back(std::move(network));
        } catch (const model::Error& error) {
            own.unreadable.push_back({path.stem().string(), error});
        }
    }
    return own;
}

std::vector<model::Network> knownNetworks() {
    const auto shipped = model::shippedNetworks();
    std::vector<model::Network> networks(shipped.begin(), shipped.end());
    std::ranges::move(ownNetworks().networks, std::back_inserter(networks));
    return networks;
}

model::Network findNetwork(const std::string& nameOrFile) {
    if (model::isWrittenOut(nameOrFile)) {
        return model::networkFromJson(nameOrFile, "The network that is written out");
    }
    const auto shipped = model::shippedNetworks();
    if (const auto found = std::ranges::find(shipped, nameOrFile, &model::Network::name); found != shipped.end()) {
        return *found;
    }
    std::string names;
    const OwnNetworks own = ownNetworks();
    for (const model::Network& network : shipped) {
        names += network.name + ", ";
    }
    for (const model::Network& network : own.networks) {
        if (network.name == nameOrFile) {
            return network;
        }
        names += network.name + ", ";
    }
    if (const auto found = std::ranges::find(own.unreadable, nameOrFile, &UnreadableNetwork::name);
        found != own.unreadable.end()) {
        throw found->error;
    }
    std::error_code missing; // also for a name too long for a file
    if (nameOrFile.empty() || !std::filesystem::exists(nameOrFile, missing)) {
        throw model::Error("There is no network \"" + nameOrFile + "\".", "Use " + names + "or the name of a network file.");
    }
    return readNetwork(nameOrFile);
}

std::string storedNetwork(const std::string& nameOrFile) {
    const std::vector<model::Network> known = knownNetworks();
    if (nameOrFile.empty() || std::ranges::count(known, nameOrFile, &model::Network::name) > 0) {
        return nameOrFile;
    }
    findNetwork(nameOrFile);
    return model::isWrittenOut(nameOrFile) ? nameOrFile : std::filesystem::absolute(nameOrFile).string();
}

model::Network readNetwork(const std::filesystem::path& path) {
    constexpr std::size_t kLargestNetwork = 1U << 20;
    model::Network network = model::networkFromJson(model::readWholeFile(path, kLargestNetwork), path.string());
    if (network.name.empty()) {
        network.name = path.stem().string();
    }
    return network;
}

void keepNetwork(const model::Network& network, bool replace) {
    const auto shipped = model::shippedNetworks();
    const bool taken = std::ranges::count(shipped, network.name, &model::Network::name) > 0;
    const std::filesystem::path path = ownPath("network", networkFolder(), network.name, taken);
    model::writeFileAtomically(path, model::toJson(network) + "\n", replace ? model::Existing::replaced : model::Existing::kept);
}

void renameNetwork(const std::string& from, const std::string& to) {
    model::Network network = readNetwork(networkFolder() / (from + ".json"));
    network.name = to;
    keepNetwork(network);
    removeNetwork(from);
}

void removeNetwork(const std::string& name) {
    removeOwn(networkFolder() / (name + ".json"));
}

model::Model readModel(const std::filesystem::path& path, const std::string& network) {
    if (network.empty()) {
        return model::loadModel(path, knownNetworks());
    }
    const std::vector<model::Network> named{findNetwork(network)};
    model::Model model = model::loadModel(path, named);
    if (const model::Network& own = model.weights.architecture->network(); own.layers != named.front().layers) {
        throw model::Error(path.string() + ": it holds the network \"" + own.name + "\", not \"" + named.front().name + "\".",
                           "Leave --network out: the file says whose its weights are.");
    }
    return model;
}

} // namespace app
