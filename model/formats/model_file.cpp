// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/model_file.h"

#include "model/files/atomic_file.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"

namespace model {
namespace {

/// The network's weights take 50 KB; a file a thousand times larger is something else.
constexpr std::size_t kLargestFile = 64U << 20;

} // namespace

std::map<std::string, NamedTensor> byName(std::vector<NamedTensor> tensors) {
    std::map<std::string, NamedTensor> named;
    for (NamedTensor& tensor : tensors) {
        std::string name = tensor.name;
        named.emplace(std::move(name), std::move(tensor));
    }
    return named;
}

Weights arrangeWeights(std::map<std::string, NamedTensor> tensors, ArchitecturePointer architecture, const std::string& source) {
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

Model loadModel(const std::filesystem::path& path) {
    const std::string bytes = readWholeFile(path, kLargestFile);
    if (bytes.starts_with("PK\x03\x04")) {
        return {arrangeWeights(readPyTorch(bytes, path.string()), notebookArchitecture(), path.string()), {}};
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
