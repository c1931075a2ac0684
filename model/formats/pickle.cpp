// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/pickle.h"

#include <bit>
#include <cstring>
#include <map>
#include <stdexcept>

namespace model::pickle {
namespace {

/// The opcodes' names and meanings are those of CPython's Lib/pickletools.py.
class Machine {
public:
    explicit Machine(std::string_view bytes) : bytes_(bytes) {}

    Document run() {
        for (;;) {
            const char opcode = take(1)[0];
            if (opcode == '.') { // STOP
                document_.root = pop();
                return std::move(document_);
            }
            execute(opcode);
        }
    }

private:
    [[noreturn]] static void fail(const std::string& what) { throw std::invalid_argument(what); }

    static void requireSound(bool sound) {
        if (!sound) {
            fail("its pickle is damaged");
        }
    }

    std::string_view take(std::size_t count) {
        if (count > bytes_.size() - position_) {
            fail("its pickle is cut off");
        }
        position_ += count;
        return bytes_.substr(position_ - count, count);
    }

    void skip(std::size_t count) { take(count); }

    template <class T> T number() {
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }

    std::string_view line() {
        const std::size_t end = bytes_.find('\n', position_);
        if (end == std::string_view::npos) {
            fail("its pickle is cut off");
        }
        const std::string_view text = take(end - position_);
        take(1);
        return text;
    }

    Value pop() {
        requireSound(!stack_.empty());
        const Value value = stack_.back();
        stack_.pop_back();
        return value;
    }

    void drop() { pop(); }

    template <class T> void push(T value) { stack_.push_back({value}); }

    /// Everything above the last mark, which goes too.
    List popToMark() {
        requireSound(!marks_.empty() && marks_.back() <= stack_.size());
        const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
        List items(first, stack_.end());
        stack_.erase(first, stack_.end());
        marks_.pop_back();
        return items;
    }

    List popSome(std::size_t count) {
        List items(count);
        for (std::size_t i = count; i > 0; --i) {
            items[i - 1] = pop();
        }
        return items;
    }

    void pushTuple(List items) { push(&document_.lists.emplace_back(std::move(items))); }

    void memoise(std::size_t key) {
        requireSound(!stack_.empty());
        memo_[key] = stack_.back();
    }

    void recall(std::size_t key) {
        const auto found = memo_.find(key);
        requireSound(found != memo_.end());
        stack_.push_back(found->second);
    }

    void setItems(List items) {
        requireSound(!stack_.empty() && items.size() % 2 == 0);
        auto* dict = std::get_if<Dict*>(&stack_.back().data);
        auto* call = std::get_if<Call*>(&stack_.back().data);
        requireSound(dict != nullptr || call != nullptr);
        Dict& target = dict != nullptr ? **dict : (*call)->items;
        for (std::size_t i = 0; i < items.size(); i += 2) {
            target.emplace_back(items[i], items[i + 1]);
        }
    }

    void append(List items) {
        auto* list = stack_.empty() ? nullptr : std::get_if<List*>(&stack_.back().data);
        requireSound(list != nullptr);
        (*list)->insert((*list)->end(), items.begin(), items.end());
    }

    /// Executes nothing: the call itself becomes the value.
    void reduce() {
        const Value arguments = pop();
        const Value callee = pop();
        const List* list = arguments.items();
        const auto* function = callee.as<Global>();
        if (list == nullptr || function == nullptr) {
            fail("its pickle calls what is not a function");
        }
        push(&document_.calls.emplace_back(Call{*function, list, {}}));
    }

    void longNumber(std::size_t size) {
        const std::string_view digits = take(size);
        if (size > 8) {
            fail("its pickle holds a number that is too large");
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value |= std::uint64_t{static_cast<std::uint8_t>(digits[i])} << (8 * i);
        }
        if (size > 0 && size < 8 && (static_cast<std::uint8_t>(digits[size - 1]) & 0x80) != 0) {
            value |= ~std::uint64_t{0} << (8 * size);
        }
        push(static_cast<std::int64_t>(value));
    }

    void doubleNumber() { // big-endian, unlike everything else
        std::uint64_t bits = 0;
        for (const char byte : take(8)) {
            bits = bits << 8 | static_cast<std::uint8_t>(byte);
        }
        push(std::bit_cast<double>(bits));
    }

    void global() {
        const std::string_view module = line();
        push(Global{module, line()});
    }

    void stackGlobal() {
        const List names = popSome(2);
        const auto* module = names[0].as<std::string_view>();
        const auto* name = names[1].as<std::string_view>();
        requireSound(module != nullptr && name != nullptr);
        push(Global{*module, *name});
    }

    void persistentId() {
        const Value fields = pop();
        requireSound(fields.items() != nullptr);
        push(PersistentId{fields.items()});
    }

    void execute(char opcode) {
        switch (static_cast<std::uint8_t>(opcode)) {
        case 0x80: // PROTO
            return skip(1);
        case 0x95: // FRAME
            return skip(8);
        case '(': // MARK
            return marks_.push_back(stack_.size());
        case '0': // POP
            return drop();
        case 'N': // NONE
            return push(std::monostate{});
        case 0x88: // NEWTRUE
            return push(true);
        case 0x89: // NEWFALSE
            return push(false);
        case 'J': // BININT
            return push(std::int64_t{number<std::int32_t>()});
        case 'K': // BININT1
            return push(std::int64_t{number<std::uint8_t>()});
        case 'M': // BININT2
            return push(std::int64_t{number<std::uint16_t>()});
        case 0x8a: // LONG1
            return longNumber(number<std::uint8_t>());
        case 'G': // BINFLOAT
            return doubleNumber();
        case 'X': // BINUNICODE
            return push(take(number<std::uint32_t>()));
        case 0x8c: // SHORT_BINUNICODE
            return push(take(number<std::uint8_t>()));
        case ')': // EMPTY_TUPLE
            return pushTuple({});
        case 0x85: // TUPLE1
            return pushTuple(popSome(1));
        case 0x86: // TUPLE2
            return pushTuple(popSome(2));
        case 0x87: // TUPLE3
            return pushTuple(popSome(3));
        case 't': // TUPLE
            return pushTuple(popToMark());
        case ']': // EMPTY_LIST
            return pushTuple({});
        case 'a': // APPEND
            return append(popSome(1));
        case 'e': // APPENDS
            return append(popToMark());
        case '}': // EMPTY_DICT
            return push(&document_.dicts.emplace_back());
        case 's': // SETITEM
            return setItems(popSome(2));
        case 'u': // SETITEMS
            return setItems(popToMark());
        case 'q': // BINPUT
            return memoise(number<std::uint8_t>());
        case 'r': // LONG_BINPUT
            return memoise(number<std::uint32_t>());
        case 0x94: // MEMOIZE
            return memoise(memo_.size());
        case 'h': // BINGET
            return recall(number<std::uint8_t>());
        case 'j': // LONG_BINGET
            return recall(number<std::uint32_t>());
        case 'c': // GLOBAL
            return global();
        case 0x93: // STACK_GLOBAL
            return stackGlobal();
        case 'Q': // BINPERSID
            return persistentId();
        case 'R': // REDUCE
            return reduce();
        case 'b': // BUILD: an object's attributes, of which tensors need none
            return drop();
        default:
            fail("its pickle holds more than tensors (opcode " + std::to_string(static_cast<std::uint8_t>(opcode)) + ")");
        }
    }

    std::string_view bytes_;
    std::size_t position_ = 0;
    Document document_;
    std::vector<Value> stack_;
    std::vector<std::size_t> marks_;
    std::map<std::size_t, Value> memo_;
};

} // namespace

const Call* Value::call() const {
    const auto* call = as<Call*>();
    return call == nullptr ? nullptr : *call;
}

const Dict* Value::entries() const {
    if (const auto* dict = as<Dict*>()) {
        return *dict;
    }
    const Call* made = call();
    return made != nullptr && made->callee.is("collections", "OrderedDict") ? &made->items : nullptr;
}

const List* Value::items() const {
    const auto* list = as<List*>();
    return list == nullptr ? nullptr : *list;
}

Document read(std::string_view bytes) {
    constexpr std::size_t kLargest = 1U << 20;
    if (bytes.size() > kLargest) {
        throw std::invalid_argument("its pickle takes " + std::to_string(bytes.size()) + " bytes, more than " +
                                    std::to_string(kLargest) + " are not read");
    }
    return Machine(bytes).run();
}

} // namespace model::pickle
