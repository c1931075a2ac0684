// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace model {

/// The files of resources/export, compiled into the program.
extern const std::string_view kCodeTemplate;  ///< predict.c
extern const std::string_view kPageTemplate;  ///< page.html
extern const std::string_view kPageStyle;     ///< page.css
extern const std::string_view kPageInk;       ///< ink.js
extern const std::string_view kPageNetwork;   ///< network.js
extern const std::string_view kPageInterface; ///< page.js

/// `text` with every {{name}} replaced by that value. Throws std::out_of_range for a name without a value.
std::string filledIn(std::string_view text, const std::map<std::string, std::string, std::less<>>& values);

} // namespace model
