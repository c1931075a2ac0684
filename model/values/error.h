// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace model {

/// A damaged file may bring megabytes of text into a message: the middle of a long one is left out.
inline std::string elideMiddle(const std::string& text) {
    constexpr std::size_t kBeginning = 1500;
    constexpr std::size_t kEnd = 400;
    if (text.size() <= kBeginning + kEnd) {
        return text;
    }
    const auto cutsCharacter = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) >> 6) == 2;
    };
    std::size_t first = kBeginning;
    std::size_t last = text.size() - kEnd;
    while (first > 0 && cutsCharacter(first)) {
        --first;
    }
    while (cutsCharacter(last)) {
        ++last;
    }
    return text.substr(0, first) + " … " + text.substr(last);
}

/// This program's exception: what went wrong (with the path, where there is one) and what the user can do about it.
class Error : public std::runtime_error {
public:
    Error(const std::string& what, std::string hint) : std::runtime_error(elideMiddle(what)), hint_(std::move(hint)) {}

    /// One sentence: what to do next.
    const std::string& hint() const noexcept { return hint_; }

private:
    std::string hint_;
};

} // namespace model
