// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/files/zip_archive.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"

#include <nlohmann/json.hpp>

#include <cstring>
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

NamedTensor fromNpy(const std::string& name, std::string_view bytes) {
    if (!bytes.starts_with(kNpyMagic) || bytes.size() < kNpyStart) {
        throw std::invalid_argument(name + " is no array");
    }
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    const std::size_t size = byte(kNpyMagic.size()) + 256 * byte(kNpyMagic.size() + 1);
    const std::string_view header = bytes.substr(kNpyStart, size);
    for (const TensorSpec& spec : tensorSpecs()) {
        if (spec.name != name) {
            continue;
        }
        NamedTensor tensor{name, spec.shape, std::vector<float>(elementCount(spec.shape))};
        const std::size_t length = tensor.values.size() * sizeof(float);
        // The one header that this shape and type have: what differs is another array.
        if (bytes.size() != kNpyStart + size + length || npyArray("<f4", spec.shape, "").substr(kNpyStart) != header) {
            throw std::invalid_argument(name + " has another shape or type");
        }
        std::memcpy(tensor.values.data(), bytes.data() + kNpyStart + size, length);
        return tensor;
    }
    throw std::invalid_argument(name + " is none of the network's tensors");
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
    constexpr std::size_t kLargest = 1U << 20;
    std::map<std::string, NamedTensor> tensors;
    for (const auto& [file, content] : readZip(bytes, kLargest)) {
        const std::string name = file.substr(0, file.rfind(".npy"));
        if (name != "metadata") {
            tensors.emplace(name, fromNpy(name, content));
        }
    }
    return arrangeWeights(std::move(tensors), notebookArchitecture(), "The NumPy file");
}

} // namespace model
