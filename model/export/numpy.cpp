// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/files/zip_archive.h"
#include "model/formats/tensor_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <stdexcept>

/// The .npy format, version 1.0: magic, version, uint16 header size, a Python dict that ends at a multiple of 64, then the array.
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
namespace model {
namespace {

constexpr std::string_view kNpyMagic("\x93NUMPY\x01\x00", 8);
constexpr std::size_t kNpyStart = kNpyMagic.size() + 2;

std::string npyArray(const std::string& type, const std::vector<int>& shape, std::string_view data) {
    std::string extents;
    for (const int extent : shape) {
        extents += std::to_string(extent) + ", ";
    }
    std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + extents + "), }";
    constexpr std::size_t kAlignment = 64;
    header.append(kAlignment - (kNpyStart + header.size() + 1) % kAlignment, ' ');
    header += '\n';
    const auto size = static_cast<unsigned>(header.size());
    return std::string(kNpyMagic) + static_cast<char>(size & 255U) + static_cast<char>(size >> 8U) + header + std::string(data);
}

NamedTensor fromNpy(const TensorSpec& spec, std::string_view bytes) {
    NamedTensor tensor{spec.name, spec.shape, std::vector<float>(elementCount(spec.shape))};
    const std::string header = npyArray("<f4", spec.shape, ""); // the one that this shape and type have
    const std::size_t length = tensor.values.size() * sizeof(float);
    if (!bytes.starts_with(header) || bytes.size() != header.size() + length) {
        throw std::invalid_argument(spec.name + " has another shape or type");
    }
    std::memcpy(tensor.values.data(), bytes.data() + header.size(), length);
    return tensor;
}

} // namespace

std::string writeNumpy(const Model& model) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const NamedTensor& tensor : model.weights.tensors) {
        const std::string_view data(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
        files.emplace_back(tensor.name + ".npy", npyArray("<f4", tensor.shape, data));
    }
    const auto texts = exportMetadata(model);
    const nlohmann::ordered_json metadata(nlohmann::ordered_json::object_t(texts.begin(), texts.end()));
    const std::string text = metadata.dump(); // [length] uint8: NumPy's own strings take four bytes a character
    files.emplace_back("metadata.npy", npyArray("|u1", {static_cast<int>(text.size())}, text));
    return writeZip(files);
}

Weights readNumpy(std::string_view bytes) {
    constexpr std::size_t kLargest = static_cast<std::size_t>(kMaxParameters) * sizeof(float) + (1U << 20);
    const auto files = readZip(bytes, kLargest);
    const auto file = [&](const std::string& name) -> const std::string& {
        const auto found = files.find(name + ".npy");
        return found != files.end() ? found->second : throw std::invalid_argument("there is no " + name + " in it");
    };
    const std::string& text = file("metadata");
    const nlohmann::json metadata = nlohmann::json::parse(text.substr(std::min(text.find('\n'), text.size())));
    const ArchitecturePointer architecture = exportedArchitecture(metadata.get<std::map<std::string, std::string>>());
    std::map<std::string, NamedTensor> tensors;
    for (const TensorSpec& spec : architecture->tensors()) {
        tensors.emplace(spec.name, fromNpy(spec, file(spec.name)));
    }
    return arrangeWeights(std::move(tensors), architecture, "The NumPy file");
}

} // namespace model
