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
/// where it touches a line. Squared paper is none: its writing crosses the squares. What may be a shape itself is taken for a
/// frame only where there is writing in it: without `empty`.
Cells takeOutFrames(InkMap& ink, bool empty = true);

} // namespace model
