// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/pickle.h"

#include <algorithm>
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

    std::string_view take(std::size_t count) {
        if (count > bytes_.size() - position_) {
            fail("its pickle is cut off");
        }
        position_ += count;
        return bytes_.substr(position_ - count, count);
    }

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
        if (stack_.empty()) {
            fail("its pickle is damaged");
        }
        const Value value = stack_.back();
        stack_.pop_back();
        return value;
    }

    template <class T> void push(T value) { stack_.push_back({value}); }

    /// Everything above the last mark, which goes too.
    List popToMark() {
        if (marks_.empty() || marks_.back() > stack_.size()) {
            fail("its pickle is damaged");
        }
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
        if (stack_.empty()) {
            fail("its pickle is damaged");
        }
        memo_[key] = stack_.back();
    }

    void recall(std::size_t key) {
        const auto found = memo_.find(key);
        if (found == memo_.end()) {
            fail("its pickle is damaged");
        }
        stack_.push_back(found->second);
    }

    void setItems(List items) {
        if (stack_.empty() || items.size() % 2 != 0) {
            fail("its pickle is damaged");
        }
        Dict* target = nullptr;
        if (auto* dict = std::get_if<Dict*>(&stack_.back().data)) {
            target = *dict;
        } else if (auto* call = std::get_if<Call*>(&stack_.back().data)) {
            target = &(*call)->items;
        } else {
            fail("its pickle is damaged");
        }
        for (std::size_t i = 0; i < items.size(); i += 2) {
            target->emplace_back(items[i], items[i + 1]);
        }
    }

    void append(List items) {
        auto* list = stack_.empty() ? nullptr : std::get_if<List*>(&stack_.back().data);
        if (list == nullptr) {
            fail("its pickle is damaged");
        }
        (*list)->insert((*list)->end(), items.begin(), items.end());
    }

    /// Carries nothing out: the call itself becomes the value.
    void reduce() {
        const Value arguments = pop();
        const Value callee = pop();
        const List* list = arguments.items();
        const auto* global = callee.as<Global>();
        if (list == nullptr || global == nullptr) {
            fail("its pickle calls what is not a function");
        }
        push(&document_.calls.emplace_back(Call{*global, list, {}}));
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

    void execute(char opcode) {
        switch (static_cast<std::uint8_t>(opcode)) {
        case 0x80:
            take(1);
            break; // PROTO
        case 0x95:
            take(8);
            break; // FRAME
        case '(':
            marks_.push_back(stack_.size());
            break; // MARK
        case '0':
            pop();
            break; // POP
        case 'N':
            push(std::monostate{});
            break; // NONE
        case 0x88:
            push(true);
            break; // NEWTRUE
        case 0x89:
            push(false);
            break; // NEWFALSE
        case 'J':
            push(std::int64_t{number<std::int32_t>()});
            break; // BININT
        case 'K':
            push(std::int64_t{number<std::uint8_t>()});
            break; // BININT1
        case 'M':
            push(std::int64_t{number<std::uint16_t>()});
            break; // BININT2
        case 0x8a:
            longNumber(number<std::uint8_t>());
            break; // LONG1
        case 'G':
            doubleNumber();
            break; // BINFLOAT
        case 'X':
            push(take(number<std::uint32_t>()));
            break; // BINUNICODE
        case 0x8c:
            push(take(number<std::uint8_t>()));
            break; // SHORT_BINUNICODE
        case ')':
            pushTuple({});
            break; // EMPTY_TUPLE
        case 0x85:
            pushTuple(popSome(1));
            break; // TUPLE1
        case 0x86:
            pushTuple(popSome(2));
            break; // TUPLE2
        case 0x87:
            pushTuple(popSome(3));
            break; // TUPLE3
        case 't':
            pushTuple(popToMark());
            break; // TUPLE
        case ']':
            pushTuple({});
            break; // EMPTY_LIST
        case 'a':
            append(popSome(1));
            break; // APPEND
        case 'e':
            append(popToMark());
            break; // APPENDS
        case '}':
            push(&document_.dicts.emplace_back());
            break; // EMPTY_DICT
        case 's':
            setItems(popSome(2));
            break; // SETITEM
        case 'u':
            setItems(popToMark());
            break; // SETITEMS
        case 'q':
            memoise(number<std::uint8_t>());
            break; // BINPUT
        case 'r':
            memoise(number<std::uint32_t>());
            break; // LONG_BINPUT
        case 0x94:
            memoise(memo_.size());
            break; // MEMOIZE
        case 'h':
            recall(number<std::uint8_t>());
            break; // BINGET
        case 'j':
            recall(number<std::uint32_t>());
            break;  // LONG_BINGET
        case 'c': { // GLOBAL
            const std::string_view module = line();
            push(Global{module, line()});
            break;
        }
        case 0x93: { // STACK_GLOBAL
            const List names = popSome(2);
            const auto* module = names[0].as<std::string_view>();
            const auto* name = names[1].as<std::string_view>();
            if (module == nullptr || name == nullptr) {
                fail("its pickle is damaged");
            }
            push(Global{*module, *name});
            break;
        }
        case 'Q': { // BINPERSID
            const Value fields = pop();
            const List* list = fields.items();
            if (list == nullptr) {
                fail("its pickle is damaged");
            }
            push(PersistentId{list});
            break;
        }
        case 'R':
            reduce();
            break; // REDUCE
        case 'b':
            pop();
            break; // BUILD: an object's attributes, of which tensors need none
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
