// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/model_file.h"

#include "model/files/atomic_file.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"

#include <algorithm>
#include <utility>

namespace model {
namespace {

/// Whether the network can have these tensors and no others.
bool fits(const Network& network, const Tensors& tensors) {
    try {
        const ArchitecturePointer architecture = architectureOf(network, tensors, "");
        const auto specs = architecture->tensors();
        return tensors.size() == specs.size() && std::ranges::all_of(specs, [&](const TensorSpec& spec) {
                   const auto found = tensors.find(spec.name);
                   return found != tensors.end() && found->second.shape == spec.shape;
               });
    } catch (const Error&) {
        return false;
    }
}

/// Whose tensors they are, among several networks. Throws `Error` where none or more than one fits.
const Network& ownerOf(const Tensors& tensors, std::span<const Network> networks, const std::string& source) {
    const Network* owner = nullptr;
    for (const Network& network : networks) {
        if (!fits(network, tensors) || (owner != nullptr && owner->layers == network.layers)) {
            continue;
        }
        if (owner != nullptr) {
            throw Error(source + ": its tensors fit more than one network: " + owner->name + ", " + network.name + ".",
                        "Say which it is with --network; digitlab convert then writes a file that knows its own.");
        }
        owner = &network;
    }
    if (owner == nullptr) {
        throw Error(source + ": its " + std::to_string(tensors.size()) + " tensors fit no network that is known.",
                    "Say whose they are with --network NAME or FILE; digitlab network list names those there are.");
    }
    return *owner;
}

} // namespace

Tensors byName(std::vector<NamedTensor> tensors) {
    Tensors named;
    for (NamedTensor& tensor : tensors) {
        std::string name = tensor.name;
        named.emplace(std::move(name), std::move(tensor));
    }
    return named;
}

ArchitecturePointer architectureOf(const Network& network, const Tensors& tensors, const std::string& source) {
    int convolutions = 0;
    int linears = 0;
    int outputs = 0; // of the last one that has weights: what follows it keeps their number
    std::string last;
    for (const Layer& layer : network.layers) {
        if (layer.kind == LayerKind::convolution || layer.kind == LayerKind::linear) {
            const bool linear = layer.kind == LayerKind::linear;
            last = (linear ? "linear" + std::to_string(++linears) : "conv" + std::to_string(++convolutions)) + ".weight";
            outputs = layer.size;
        }
    }
    if (!last.empty() && outputs == kClasses) {
        const auto found = tensors.find(last);
        if (found == tensors.end() || found->second.shape.empty()) {
            throw Error(source + ": the tensor " + last + " is missing, whose first extent is the number of classes.",
                        "Choose a model of the network \"" + network.name + "\", or say of which network it is.");
        }
        outputs = found->second.shape.front();
    }
    try {
        return std::make_shared<const Architecture>(network, outputs);
    } catch (const Error& error) {
        throw Error(source + ": " + error.what(), error.hint());
    }
}

Weights arrangeWeights(Tensors tensors, ArchitecturePointer architecture, const std::string& source) {
    std::erase_if(tensors, [](const auto& entry) { return entry.first.ends_with(".num_batches_tracked"); });
    Weights weights{{}, std::move(architecture)};
    for (const TensorSpec& spec : weights.architecture->tensors()) {
        if (auto node = tensors.extract(spec.name)) {
            weights.tensors.push_back(std::move(node.mapped()));
        }
    }
    for (auto& [name, tensor] : tensors) {
        weights.tensors.push_back(std::move(tensor)); // strangers: checkWeights reports them
    }
    checkWeights(weights, source);
    return weights;
}

Model loadModel(const std::filesystem::path& path, std::span<const Network> networks) {
    const std::string bytes = readWholeFile(path, kLargestWeights);
    if (bytes.starts_with("PK\x03\x04")) {
        Tensors tensors = readPyTorch(bytes, path.string());
        const Network& network = networks.size() == 1 ? networks.front() : ownerOf(tensors, networks, path.string());
        ArchitecturePointer architecture = architectureOf(network, tensors, path.string());
        return {arrangeWeights(std::move(tensors), std::move(architecture), path.string()), {}};
    }
    if (bytes.starts_with("\x80\x02")) {
        throw Error(path.string() + ": this is PyTorch's format from before 1.6, which is not read.",
                    "Load it in PyTorch and save it again with torch.save.");
    }
    return readSafetensors(bytes, path.string());
}

void checkModelPath(const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (ending != ".pt" && ending != ".pth" && ending != ".safetensors") {
        throw Error(path.string() + ": the name must end in .safetensors or .pt.",
                    "Use .safetensors to keep what the model knows of itself, .pt for PyTorch.");
    }
}

void saveModel(const std::filesystem::path& path, const Model& model, Existing existing) {
    checkModelPath(path);
    checkWeights(model.weights, path.string());
    writeFileAtomically(path, path.extension() == ".safetensors" ? writeSafetensors(model) : writePyTorch(model), existing);
}

} // namespace model
