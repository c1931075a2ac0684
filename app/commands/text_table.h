// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// `text` padded to `width` UTF-8 characters (printf counts bytes), at the left ('l') or right ('r').
std::string aligned(const std::string& text, std::size_t width, char side = 'l');

/// "ant, bee, cow".
std::string joined(const std::vector<std::string>& texts);

/// Prints rows of cells, each column as wide as its widest cell, two spaces between them. `sides` has a letter a column: 'l' for
/// texts, 'r' for figures; its last letter stands for all that follow. Each is printed as `model::plainText`.
void printTable(std::vector<std::vector<std::string>> rows, std::string_view sides);

} // namespace app
