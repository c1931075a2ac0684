// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/templates.h"

namespace model {

std::string filledIn(std::string_view text, const std::map<std::string, std::string, std::less<>>& values) {
    std::string result;
    for (;;) {
        const std::size_t start = text.find("{{");
        result += text.substr(0, start);
        if (start == std::string_view::npos) {
            return result;
        }
        const std::size_t end = text.find("}}", start);
        result += values.at(std::string(text.substr(start + 2, end - start - 2)));
        text.remove_prefix(end + 2);
    }
}

} // namespace model
