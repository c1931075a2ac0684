// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace model {

/// The text with what is no UTF-8 replaced by U+FFFD: names of folders are any bytes, reports and model cards are not.
std::string validUtf8(std::string_view text);

/// A text that came from a file, on one line and without power over what shows it. Line breaks and tabs become spaces; what is no
/// UTF-8, commands to a terminal (C0, DEL, C1) and to the direction of writing (Unicode's bidirectional embeddings, overrides and
/// isolates) become U+FFFD.
std::string plainText(std::string_view text);

} // namespace model
