// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/zip_archive.h"
#include "model/formats/pickle.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"

#include <cstring>
#include <stdexcept>

namespace model {
namespace {

constexpr std::size_t kMaxNumbers = kLargestWeights / sizeof(float); ///< of all tensors together
constexpr std::size_t kMaxDimensions = 8;
using Files = std::map<std::string, std::string>;

[[noreturn]] void refuse(const std::string& what) {
    throw std::invalid_argument(what);
}

std::int64_t integerAt(const pickle::List& list, std::size_t index) {
    const auto* value = index < list.size() ? list[index].as<std::int64_t>() : nullptr;
    if (value == nullptr || *value < 0) {
        refuse("a tensor's description is damaged");
    }
    return *value;
}

const pickle::List& listAt(const pickle::List& list, std::size_t index) {
    const pickle::List* value = index < list.size() ? list[index].items() : nullptr;
    if (value == nullptr) {
        refuse("a tensor's description is damaged");
    }
    return *value;
}

/// A storage's numbers as float32, whatever floating-point type they have. They are read where they lie: a file may describe any
/// number of tensors over one storage.
class Storage {
public:
    Storage(const pickle::List& id, const Files& files, const std::string& folder) {
        const auto* type = id.size() == 5 ? id[1].as<pickle::Global>() : nullptr;
        const auto* key = id.size() == 5 ? id[2].as<std::string_view>() : nullptr;
        if (type == nullptr || key == nullptr) {
            refuse("a tensor's storage is damaged");
        }
        const auto found = files.find(folder + "data/" + std::string(*key));
        count_ = static_cast<std::size_t>(integerAt(id, 4));
        isDouble_ = type->is("torch", "DoubleStorage");
        if (!isDouble_ && !type->is("torch", "FloatStorage")) {
            refuse("it holds a tensor of type " + std::string(type->module) + " " + std::string(type->name) +
                   ", only float32 and float64 are read");
        }
        if (found == files.end() || found->second.size() / (isDouble_ ? sizeof(double) : sizeof(float)) < count_) {
            refuse("a tensor's numbers are missing or cut off");
        }
        bytes_ = found->second.data();
    }

    std::size_t size() const { return count_; }

    float operator[](std::size_t index) const { return isDouble_ ? static_cast<float>(at<double>(index)) : at<float>(index); }

private:
    template <class Number> Number at(std::size_t index) const {
        Number value{};
        std::memcpy(&value, bytes_ + index * sizeof value, sizeof value);
        return value;
    }

    const char* bytes_ = nullptr;
    std::size_t count_ = 0;
    bool isDouble_ = false;
};

/// torch._utils._rebuild_tensor_v2(storage, offset, size, stride, …), for any strides. At most `most` numbers.
NamedTensor rebuildTensor(const std::string& name, const pickle::List& arguments, const Files& files, const std::string& folder,
                          std::size_t most) {
    const auto* id = arguments.empty() ? nullptr : arguments[0].as<pickle::PersistentId>();
    if (id == nullptr) {
        refuse("a tensor's storage is damaged");
    }
    const Storage storage(*id->fields, files, folder);
    const auto offset = static_cast<std::size_t>(integerAt(arguments, 1));
    const pickle::List& extents = listAt(arguments, 2);
    const pickle::List& strides = listAt(arguments, 3);
    if (extents.size() != strides.size() || extents.size() > kMaxDimensions) {
        refuse(name + " has an impossible shape");
    }
    NamedTensor tensor{name, {}, {}};
    std::size_t count = 1;
    for (std::size_t i = 0; i < extents.size(); ++i) {
        const std::int64_t extent = integerAt(extents, i);
        if (extent > static_cast<std::int64_t>(storage.size())) {
            refuse(name + " has an impossible shape");
        }
        tensor.shape.push_back(static_cast<int>(extent));
        count *= static_cast<std::size_t>(extent);
        if (count > storage.size()) {
            refuse(name + " has an impossible shape");
        }
    }
    if (count > most) {
        refuse("its tensors take more than " + std::to_string(kMaxNumbers) + " numbers");
    }
    tensor.values.reserve(count);
    for (std::size_t flat = 0; flat < count; ++flat) {
        std::size_t position = offset;
        std::size_t rest = flat;
        for (std::size_t i = extents.size(); i > 0; --i) {
            const auto extent = static_cast<std::size_t>(tensor.shape[i - 1]);
            position += rest % extent * static_cast<std::size_t>(integerAt(strides, i - 1));
            rest /= extent;
        }
        if (position >= storage.size()) {
            refuse(name + " reaches beyond its numbers");
        }
        tensor.values.push_back(storage[position]);
    }
    return tensor;
}

/// A tensor, or a Parameter around one; nullptr for anything else.
const pickle::List* tensorArguments(const pickle::Value& value) {
    const pickle::Call* call = value.call();
    if (call != nullptr && call->callee.is("torch._utils", "_rebuild_parameter") && !call->arguments->empty()) {
        call = call->arguments->front().call();
    }
    return call != nullptr && call->callee.is("torch._utils", "_rebuild_tensor_v2") ? call->arguments : nullptr;
}

/// Checkpoints hold the network's state dict under one of the customary keys.
const pickle::Dict& stateDict(const pickle::Value& root) {
    const pickle::Dict* entries = root.entries();
    if (entries == nullptr) {
        refuse("it holds a whole Python object, not a dict of tensors: save net.state_dict() instead");
    }
    for (const auto& [key, value] : *entries) {
        const auto* name = key.as<std::string_view>();
        const bool customary = name != nullptr && (*name == "state_dict" || *name == "model_state_dict" || *name == "model");
        if (customary && value.entries() != nullptr) {
            return *value.entries();
        }
    }
    return *entries;
}

} // namespace

Tensors readPyTorch(std::string_view bytes, const std::string& source) {
    Tensors tensors;
    try {
        const Files files = readZip(bytes, kLargestWeights);
        std::string folder;
        for (const auto& [name, content] : files) {
            if (name == "data.pkl" || name.ends_with("/data.pkl")) {
                folder = name.substr(0, name.size() - std::string_view("data.pkl").size());
            }
        }
        const auto data = files.find(folder + "data.pkl");
        if (data == files.end()) {
            refuse("it is a zip archive, but not one that torch.save wrote");
        }
        if (const auto order = files.find(folder + "byteorder"); order != files.end() && order->second != "little") {
            refuse("it was saved on a big-endian machine, which is not read");
        }
        const pickle::Document document = pickle::read(data->second);
        std::size_t numbersLeft = kMaxNumbers;
        for (const auto& [key, value] : stateDict(document.root)) {
            const auto* text = key.as<std::string_view>();
            const std::string name(text == nullptr ? "" : *text);
            if (text == nullptr || name.ends_with(".num_batches_tracked")) {
                continue;
            }
            const pickle::List* arguments = tensorArguments(value);
            if (arguments == nullptr) {
                refuse("its entry " + name + " is not a tensor");
            }
            NamedTensor tensor = rebuildTensor(name, *arguments, files, folder, numbersLeft);
            numbersLeft -= tensor.values.size();
            tensors[name] = std::move(tensor);
        }
    } catch (const std::invalid_argument& error) {
        throw Error(source + ": " + error.what() + ".", "Choose a file saved with torch.save(net.state_dict(), …).");
    }
    return tensors;
}

} // namespace model
