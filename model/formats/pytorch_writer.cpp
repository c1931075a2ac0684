// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/zip_archive.h"
#include "model/formats/tensor_files.h"

namespace model {
namespace {

/// Writes pickle protocol 2 as Python's pickler would for `OrderedDict[str, Tensor]`; also PyTorch's restricted
/// `weights_only` reader takes it.
class Pickler {
public:
    void op(char code) { bytes_ += code; }

    void global(const char* module, const char* name) { bytes_ += std::string("c") + module + "\n" + name + "\n"; }

    void text(const std::string& value) {
        op('X'); // BINUNICODE
        raw(static_cast<std::uint32_t>(value.size()));
        bytes_ += value;
    }

    void integer(std::size_t value) {
        op('J'); // BININT
        raw(static_cast<std::int32_t>(value));
    }

    void tuple(const std::vector<std::size_t>& values) {
        op('('); // MARK
        for (const std::size_t value : values) {
            integer(value);
        }
        op('t'); // TUPLE
    }

    /// _rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict())
    void tensor(const char* storageType, std::size_t key, const std::vector<int>& shape) {
        const std::size_t count = elementCount(shape);
        global("torch._utils", "_rebuild_tensor_v2");
        op('(');
        op('(');
        text("storage");
        global("torch", storageType);
        text(std::to_string(key));
        text("cpu");
        integer(count);
        op('t');
        op('Q'); // BINPERSID
        integer(0);
        std::vector<std::size_t> extents;
        std::vector<std::size_t> strides;
        std::size_t stride = count;
        for (const int extent : shape) {
            extents.push_back(static_cast<std::size_t>(extent));
            stride /= extents.back();
            strides.push_back(stride);
        }
        tuple(extents);
        tuple(strides);
        op('\x89'); // NEWFALSE: requires_grad
        emptyOrderedDict();
        op('t');
        op('R'); // REDUCE
    }

    void emptyOrderedDict() {
        global("collections", "OrderedDict");
        op(')'); // EMPTY_TUPLE
        op('R');
    }

    std::string bytes() const { return bytes_; }

private:
    template <class T> void raw(T value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }

    std::string bytes_;
};

} // namespace

std::string writePyTorch(const Model& model) {
    const std::string folder = "digitlab/";
    std::vector<std::pair<std::string, std::string>> files;
    Pickler pickler;
    pickler.op('\x80'); // PROTO 2
    pickler.op('\x02');
    pickler.emptyOrderedDict();
    pickler.op('(');
    std::size_t key = 0;
    const auto store = [&](const void* data, std::size_t size) {
        files.emplace_back(folder + "data/" + std::to_string(key++), std::string(static_cast<const char*>(data), size));
    };
    for (const NamedTensor& tensor : model.weights.tensors) {
        pickler.text(tensor.name);
        pickler.tensor("FloatStorage", key, tensor.shape);
        store(tensor.values.data(), tensor.values.size() * sizeof(float));
        if (const std::size_t at = tensor.name.find(".running_var"); at != std::string::npos) {
            // PyTorch counts the batches each batch norm has seen, after its variance.
            const std::int64_t batches = model.card.steps;
            pickler.text(tensor.name.substr(0, at) + ".num_batches_tracked");
            pickler.tensor("LongStorage", key, {});
            store(&batches, sizeof batches);
        }
    }
    pickler.op('u'); // SETITEMS
    pickler.op('.'); // STOP
    files.insert(files.begin(), {folder + "data.pkl", pickler.bytes()});
    files.emplace_back(folder + "version", "3\n");
    return writeZip(files);
}

} // namespace model
