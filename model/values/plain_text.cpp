// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/plain_text.h"

#include <nlohmann/json.hpp>

namespace model {
namespace {

/// One character of valid UTF-8, which sorts as its code points do.
std::string_view plainCharacter(std::string_view character) {
    const auto isBetween = [&](std::string_view first, std::string_view last) { return first <= character && character <= last; };
    if (isBetween("\t", "\r")) {
        return " ";
    }
    const bool commands = character < " " || isBetween("\x7f", "\xc2\x9f") || // C0, DEL and C1
                          isBetween("\u2028", "\u202e") || isBetween("\u2066", "\u2069");
    return commands ? "\ufffd" : character;
}

} // namespace

std::string validUtf8(std::string_view text) {
    using Json = nlohmann::json;
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

std::string plainText(std::string_view text) {
    const std::string valid = validUtf8(text);
    const auto continues = [&](std::size_t at) { return at < valid.size() && (static_cast<unsigned char>(valid[at]) >> 6) == 2; };
    std::string plain;
    for (std::size_t at = 0; at < valid.size();) {
        const std::size_t first = at++;
        while (continues(at)) {
            ++at;
        }
        plain += plainCharacter(std::string_view(valid).substr(first, at - first));
    }
    return plain;
}

} // namespace model
