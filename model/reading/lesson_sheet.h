// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/picture.h"
#include "model/values/types.h"

#include <vector>

namespace model {

/// Sheets of A4 on which people write samples of classes into boxes; black squares tell where a photo of one has its boxes. All
/// places are in millimetres from the upper left corner.
namespace lesson_sheet {

inline constexpr double kWidth = 210;
inline constexpr double kHeight = 297;
inline constexpr double kMark = 8;   ///< side of a black square
inline constexpr double kCode = 3;   ///< side of the small ones
inline constexpr double kBox = 14;   ///< side of a box
inline constexpr double kLine = 0.3; ///< of its outline
inline constexpr int kMostEach = 50;

struct Place {
    double x = 0;
    double y = 0;
};

struct Box {
    int label = 0;
    Place corner;       ///< upper left
    bool first = false; ///< of its class on this page: its name stands before it
};

struct Page {
    std::vector<Place>
        marks; ///< middles: one near each corner, clockwise from the upper left, and one that tells which page it is
    std::vector<Place> code; ///< middles of small squares that tell the classes and the boxes of each
    std::vector<Box> boxes;
};

/// The sheets for these classes (2 to 100), so many boxes each (1 to 50). Throws `Error` when they need more than ten.
std::vector<Page> layOut(const ClassNames& classes, int each);

struct Sample {
    int label = 0;
    DigitImage image;      ///< framed as a drawing is
    Drawing drawing;       ///< the same as strokes
    bool overEdge = false; ///< it reaches over its box's edge, and is cut off there
};

struct Read {
    int page = 0; ///< from 0
    int pages = 0;
    std::vector<Sample> samples;
    int empty = 0; ///< boxes without ink
};

/// What is written on a sheet for these classes, from a photo or scan of it. Sheets of former versions tell not how many boxes
/// each class has: those have `each`. Throws `Error` when its squares are not found, or are those of other classes.
Read read(const Picture& picture, const ClassNames& classes, int each);

} // namespace lesson_sheet
} // namespace model
