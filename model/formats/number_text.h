// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>

namespace model {

/// A number as files write it: with a point, whatever the user's language; std::stod would follow the locale and read "0.99" as 0
/// where a comma is written. Blanks around it and a plus sign are passed over. Throws `std::invalid_argument` for anything else
/// and for what `Number` cannot hold.
template <class Number> Number parseNumber(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    std::string_view digits = text.substr(std::min(first, text.size()));
    digits = digits.substr(0, digits.find_last_not_of(" \t") + 1);
    if (digits.starts_with('+')) {
        digits.remove_prefix(1);
    }
    Number value{};
    const char* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end) {
        throw std::invalid_argument("\"" + std::string(text) + "\" is not a number, or too large");
    }
    return value;
}

} // namespace model
