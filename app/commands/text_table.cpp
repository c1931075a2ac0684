// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/text_table.h"

#include "app/commands/console.h"
#include "model/values/plain_text.h"

#include <algorithm>

namespace app {
namespace {

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::string aligned(const std::string& text, std::size_t width, char side) {
    const std::size_t count = characters(text);
    const std::string space(count < width ? width - count : 0, ' ');
    return side == 'r' ? space + text : text + space;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& one : texts) {
        text += (text.empty() ? "" : ", ") + one;
    }
    return text;
}

void printTable(std::vector<std::vector<std::string>> rows, std::string_view sides) {
    std::vector<std::size_t> widths;
    for (std::vector<std::string>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column) {
            row[column] = model::plainText(row[column]); // before it is measured
            widths[column] = std::max(widths[column], characters(row[column]));
        }
    }
    for (const std::vector<std::string>& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const char side = sides[std::min(column, sides.size() - 1)];
            line += (column == 0 ? "" : "  ") + aligned(row[column], widths[column], side);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        console::print("%s\n", line.c_str());
    }
}

} // namespace app
