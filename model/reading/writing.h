// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/cells.h"
#include "model/reading/components.h"
#include "model/values/reading.h"

namespace model {

/// A decimal point or comma.
struct WrittenPoint {
    char sign = '.';
    Box box;
};

/// What is written side by side.
struct WrittenLine {
    std::vector<int> labels; ///< of components
    std::vector<WrittenPoint> points;
    int number = 0;  ///< of the line of writing, from 0 at the top; cells that stand side by side share it
    int row = -1;    ///< of the cell it stands in; −1: in none
    int column = -1; ///< of the cell
};

/// What is written on an upright page: its ink without frames and rules, in lines from the top.
struct Writing {
    /// Small marks next to `digits` are decimal points; elsewhere they are part of the line, as the dots of ÷ and i.
    explicit Writing(InkMap pageInk, bool digits = true);

    /// By how many degrees the lines fall to the right: the slope at which most marks stand at the same height. 0 for few marks.
    double slope() const;

    InkMap ink;
    Components components;
    std::vector<WrittenLine> lines;
};

} // namespace model
