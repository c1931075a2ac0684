// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string_view>

namespace model {

/// The value of a foreign JSON text. Throws `std::invalid_argument` when it nests arrays and objects more than 16 deep, which no
/// file of ours does (copying or printing a value recurses into it), and what nlohmann::json throws.
template <class Json = nlohmann::json> Json parseShallow(std::string_view text) {
    constexpr int kDeepest = 16;
    return Json::parse(text, [](int depth, typename Json::parse_event_t event, const Json&) {
        using Event = typename Json::parse_event_t;
        if (depth >= kDeepest && (event == Event::object_start || event == Event::array_start)) {
            throw std::invalid_argument("it is nested more than " + std::to_string(kDeepest) + " deep");
        }
        return true;
    });
}

} // namespace model
