// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// A reader for the part of Python's pickle format (protocol 2 to 5) that `torch.save` writes for a dict of tensors. It builds
/// plain values and executes nothing: a call is kept as a `Call` value for the reader of tensors to accept or refuse.
///
/// Values are small and point into their `Document`, which owns every list, dict and call in one flat store: however a file nests
/// them, repeats them or puts them into themselves, nothing here recurses, and memory stays within about a hundred times the
/// pickle's size.
namespace model::pickle {

struct Value;
using List = std::vector<Value>; ///< a list or a tuple

/// A dict, in its order; the keys are whatever was pickled.
using Dict = std::vector<std::pair<Value, Value>>;

/// A class or function by name.
struct Global {
    std::string_view module;
    std::string_view name;

    bool is(std::string_view itsModule, std::string_view itsName) const { return module == itsModule && name == itsName; }
};

struct Call;

/// torch's reference to a storage: ('storage', type, key, location, elements).
struct PersistentId {
    const List* fields;
};

struct Value {
    std::variant<std::monostate, bool, std::int64_t, double, std::string_view, List*, Dict*, Global, Call*, PersistentId> data;

    template <class T> const T* as() const { return std::get_if<T>(&data); }

    /// The call, else nullptr.
    const Call* call() const;
    /// The entries of a dict or OrderedDict, else nullptr.
    const Dict* entries() const;
    /// The items of a list or tuple, else nullptr.
    const List* items() const;
};

/// `callee(*arguments)`, not executed; `items` were set on the result (an OrderedDict's entries).
struct Call {
    Global callee;
    const List* arguments;
    Dict items;
};

/// What was pickled and everything it is made of. Texts are views of the bytes that were read.
struct Document {
    Value root;
    std::deque<List> lists;
    std::deque<Dict> dicts;
    std::deque<Call> calls;
};

/// Reads at most 1 MB (a state dict of a network with 28 tensors takes 4 KB). `bytes` must outlive the document. Throws
/// `std::invalid_argument` saying what is wrong with the bytes, or which opcode is not understood.
Document read(std::string_view bytes);

} // namespace model::pickle
