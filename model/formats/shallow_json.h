// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace model {

/// Throws `std::invalid_argument` when the JSON text nests arrays and objects more than 16 deep; no file of ours needs more than
/// six. To be asked before a foreign text is parsed: copying or printing a value recurses into it, and takes fifty times the
/// memory of a text that is all brackets.
inline void requireShallow(std::string_view json) {
    constexpr int kDeepest = 16;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (quoted) {
            quoted = json[i] != '"';
            i += json[i] == '\\' ? 1 : 0; // whatever is escaped ends no string
        } else if (json[i] == '"') {
            quoted = true;
        } else if (json[i] == '[' || json[i] == '{') {
            if (++depth > kDeepest) {
                throw std::invalid_argument("it is nested more than " + std::to_string(kDeepest) + " deep at byte " +
                                            std::to_string(i));
            }
        } else if (json[i] == ']' || json[i] == '}') {
            --depth;
        }
    }
}

} // namespace model
