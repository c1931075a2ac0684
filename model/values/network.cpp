// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/network.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace model {

std::string networkName(const std::string& setting) {
    constexpr std::string_view kBegins = R"({"name":")";
    if (!setting.starts_with(kBegins)) {
        return setting;
    }
    std::string name;
    for (std::size_t i = kBegins.size(); i < setting.size() && setting[i] != '"'; ++i) {
        i += setting[i] == '\\' && i + 1 < setting.size() ? 1 : 0; // of what is escaped, quotes and backslashes are usual
        name += setting[i];
    }
    return name;
}

/// Levenshtein's distance, kept for the ends of both lists, so that the way is found from the beginning.
std::vector<LayerMatch> matchLayers(std::span<const Layer> before, std::span<const Layer> after) {
    const std::size_t columns = after.size() + 1;
    std::vector<std::size_t> left((before.size() + 1) * columns); // changes from layers i and j on
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return left[i * columns + j]; };
    const auto matched = [&](std::size_t i, std::size_t j) { return at(i + 1, j + 1) + (before[i] == after[j] ? 0 : 1); };
    for (std::size_t i = before.size() + 1; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            if (i == before.size() || j == after.size()) {
                at(i, j) = before.size() - i + after.size() - j;
                continue;
            }
            at(i, j) = 1 + std::min(at(i + 1, j), at(i, j + 1));
            if (before[i].kind == after[j].kind) {
                at(i, j) = std::min(at(i, j), matched(i, j));
            }
        }
    }
    std::vector<LayerMatch> matches;
    for (std::size_t i = 0, j = 0; i < before.size() || j < after.size();) {
        const bool both = i < before.size() && j < after.size();
        if (both && before[i].kind == after[j].kind && at(i, j) == matched(i, j)) {
            matches.push_back({i++, j++});
        } else if (j == after.size() || (both && at(i, j) == 1 + at(i + 1, j))) {
            matches.push_back({i++, std::nullopt});
        } else {
            matches.push_back({std::nullopt, j++});
        }
    }
    return matches;
}

} // namespace model
