// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/shallow_json.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace model {
namespace {

/// For reading. Ordered JSON, which the header is written with, compares a key with all before it: 17 s for a megabyte.
using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little, "tensors are stored as little-endian float32");

constexpr const char* kChooseAModel = "Choose a model that DigitLab or PyTorch saved.";

/// JSON's own conversion would take 1e300 too, whatever comes of it.
std::int64_t wholeNumber(const Json& json) {
    if (!json.is_number_integer()) {
        throw std::invalid_argument("a size is no whole number");
    }
    return json.get<std::int64_t>();
}

NamedTensor readTensor(const std::string& name, const Json& entry, std::string_view data, const std::string& source) {
    const auto refuse = [&](const std::string& what) -> void {
        throw Error(source + ": " + name + " " + what + ".", kChooseAModel);
    };
    if (entry.at("dtype") != "F32") {
        refuse("is of type " + entry.at("dtype").get<std::string>() + ", not F32");
    }
    NamedTensor tensor{name, {}, {}};
    std::size_t count = 1;
    for (const Json& extent : entry.at("shape").get_ref<const Json::array_t&>()) {
        const std::int64_t value = wholeNumber(extent);
        if (value < 0 || value > static_cast<std::int64_t>(data.size())) {
            refuse("has an impossible shape");
        }
        tensor.shape.push_back(static_cast<int>(value));
        count *= static_cast<std::size_t>(value);
        if (count > data.size()) {
            refuse("has an impossible shape");
        }
    }
    const std::int64_t begin = wholeNumber(entry.at("data_offsets").at(0));
    const std::int64_t end = wholeNumber(entry.at("data_offsets").at(1));
    if (begin < 0 || end < begin || end > static_cast<std::int64_t>(data.size()) ||
        static_cast<std::size_t>(end - begin) != count * sizeof(float)) {
        refuse("lies outside the file or does not fit its shape: the file is damaged or was cut off");
    }
    tensor.values.resize(count);
    std::memcpy(tensor.values.data(), data.data() + begin, count * sizeof(float));
    return tensor;
}

} // namespace

Safetensors parseSafetensors(std::string_view bytes, const std::string& source, std::size_t largestHeader) {
    std::uint64_t headerSize = 0;
    if (bytes.size() < sizeof headerSize) {
        throw Error(source + ": this is not a model file.", kChooseAModel);
    }
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    const std::string_view rest = bytes.substr(sizeof headerSize);
    if (!rest.starts_with('{')) {
        throw Error(source + ": this is not a model file.", kChooseAModel);
    }
    if (headerSize > rest.size()) {
        throw Error(source + ": the file ends within its header.", kChooseAModel);
    }
    if (headerSize > largestHeader) {
        throw Error(source + ": its header takes " + std::to_string(headerSize) + " bytes, more than " +
                        std::to_string(largestHeader) + " are not read.",
                    kChooseAModel);
    }
    const std::string_view data = rest.substr(headerSize);
    try {
        const Json header = parseShallow(rest.substr(0, headerSize));
        Safetensors file;
        std::size_t bytesLeft = data.size();
        for (const auto& [name, entry] : header.items()) {
            if (name == "__metadata__") {
                for (const auto& [key, value] : entry.items()) {
                    file.metadata.emplace_back(key, value.get<std::string>());
                }
            } else if (!name.ends_with(".num_batches_tracked")) {
                NamedTensor tensor = readTensor(name, entry, data, source);
                const std::size_t taken = tensor.values.size() * sizeof(float);
                if (taken > bytesLeft) { // the same bytes again and again would fill any memory
                    throw Error(source + ": its tensors overlap.", kChooseAModel);
                }
                bytesLeft -= taken;
                file.tensors.push_back(std::move(tensor));
            }
        }
        return file;
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) { // nlohmann::json's own
        throw Error(source + ": its header is damaged.", kChooseAModel);
    }
}

std::string formatSafetensors(const Safetensors& file) {
    OrderedJson header;
    for (const auto& [key, value] : file.metadata) {
        header["__metadata__"][key] = value;
    }
    std::size_t offset = 0;
    for (const NamedTensor& tensor : file.tensors) {
        const std::size_t end = offset + tensor.values.size() * sizeof(float);
        header[tensor.name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    // A data set name that is no UTF-8 must not make saving a trained model fail.
    std::string text = header.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
    text.resize((text.size() + 7) / 8 * 8, ' '); // keeps the tensors aligned
    const std::uint64_t headerSize = text.size();
    std::string bytes(reinterpret_cast<const char*>(&headerSize), sizeof headerSize);
    bytes += text;
    for (const NamedTensor& tensor : file.tensors) {
        bytes.append(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
    }
    return bytes;
}

} // namespace model
