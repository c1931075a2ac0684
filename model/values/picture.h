// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace model {

/// A picture, [height,width,channels] uint8 row by row.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
    int channels = 1; ///< 1: grey, 3: red, green, blue
};

} // namespace model
