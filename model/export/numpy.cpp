// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/files/zip_archive.h"
#include "model/formats/tensor_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <locale>
#include <map>
#include <sstream>
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
    constexpr std::string_view kShape = "'shape': (";
    const std::string_view header = bytes.substr(0, bytes.find('\n'));
    NamedTensor tensor{name, {}, {}};
    if (const std::size_t at = header.find(kShape); at != std::string_view::npos) {
        std::istringstream extents{std::string(header.substr(at + kShape.size()))};
        extents.imbue(std::locale::classic());
        for (int extent = 0; extents >> extent; extents.ignore()) {
            tensor.shape.push_back(extent);
        }
    }
    // The one file that this shape and type have: what differs is another array.
    const std::string start = npyArray("<f4", tensor.shape, "");
    const std::size_t count = elementCount(tensor.shape);
    if (!bytes.starts_with(start) || (bytes.size() - start.size()) / sizeof(float) != count) {
        throw std::invalid_argument(name + " is no array of float32");
    }
    tensor.values.resize(count);
    std::memcpy(tensor.values.data(), bytes.data() + start.size(), count * sizeof(float));
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
    std::map<std::string, NamedTensor> tensors;
    std::map<std::string, std::string> metadata;
    for (const auto& [file, content] : readZip(bytes, kLargestWeights)) {
        const std::string name = file.substr(0, file.rfind(".npy"));
        if (name == "metadata") {
            metadata = nlohmann::json::parse(content.substr(std::min(content.find('\n'), content.size())));
        } else {
            tensors.emplace(name, fromNpy(name, content));
        }
    }
    return exportedWeights(std::move(tensors), metadata, "The NumPy file");
}

} // namespace model
