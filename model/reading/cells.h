// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink_map.h"

#include <vector>

namespace model {

/// What a frame, or one of a table's lines, encloses.
struct Cell {
    int row = 0; ///< among all that the picture has, from 0 at the top
    int column = 0;
    int height = 0; ///< pixels
};

struct Cells {
    std::vector<Cell> list;
    std::vector<int> labels; ///< [height,width]: index in the list, −1 outside of all frames
};

/// Removes frames around writing, printed or drawn: boxes, the lines of tables and grids. What is written within them stays, also
/// where it touches a line. Squared paper is none: its writing crosses the squares.
Cells takeOutFrames(InkMap& ink);

} // namespace model
