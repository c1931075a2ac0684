// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// A reader for the part of Python's pickle format (protocol 2 to 5) that `torch.save` writes for a dict of tensors. It builds
/// plain values and never runs anything: a call is kept as a `Call` value for the reader of tensors to accept or refuse.
namespace model::pickle {

struct Value;
using List = std::vector<Value>; ///< a list or a tuple

/// A dict, in its order; the keys are whatever was pickled.
using Dict = std::vector<std::pair<Value, Value>>;

/// A class or function by name, "module name".
struct Global {
    std::string name;
};

/// `callee(*arguments)`, not carried out; `items` were set on the result (an OrderedDict's entries).
struct Call {
    std::string callee;
    std::shared_ptr<List> arguments;
    std::shared_ptr<Dict> items;
};

/// torch's reference to a storage: ('storage', type, key, location, elements).
struct PersistentId {
    std::shared_ptr<List> fields;
};

struct Value {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::shared_ptr<List>, std::shared_ptr<Dict>, Global,
                 Call, PersistentId>
        data;

    template <class T> const T* as() const { return std::get_if<T>(&data); }

    /// The entries of a dict or OrderedDict, else nullptr.
    const Dict* entries() const;
    /// The items of a list or tuple, else nullptr.
    const List* items() const;
};

/// Throws `std::invalid_argument` saying what is wrong with the bytes, or which opcode is not understood.
Value read(std::string_view bytes);

} // namespace model::pickle
