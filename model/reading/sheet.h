// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/values/reading.h"

#include <vector>

namespace model {

/// A sheet of paper, a screen or a panel that lies in a picture.
struct Sheet {
    Quad corners{};             ///< in the picture's pixels, clockwise from its top left
    std::vector<Point> outline; ///< what of it is seen, convex; part of it may be covered or beyond the picture
    bool cut = false;           ///< out of the picture: its edge may show what is around it
};

/// The whole picture as a sheet.
Sheet wholePicture(const Picture& picture);

/// Sheets in a picture, the clearest first: areas with four straight sides that differ from what is around them in brightness or
/// colour. What is written on them is closed over before they are looked for.
std::vector<Sheet> findSheets(const Picture& picture);

/// The sheet turned by so many quarters to the right.
Sheet turned(Sheet sheet, int quarters);

/// The sheet seen through a frame that is turned by so many degrees to the right and holds all of it.
Sheet turnedBy(Sheet sheet, double degrees);

/// A sheet cut out and turned upright, at most `side` pixels on its longer side; tiny ones are enlarged.
struct UprightSheet {
    Picture picture;
    std::vector<std::uint8_t> seen; ///< [height,width]: 0 outside of the sheet's outline, and on its edge
    std::array<double, 9> back{};   ///< the matrix from its pixels to the original picture's, row by row (homogeneous)

    Point inPicture(Point point) const;
    Box inPicture(const Box& box) const; ///< around its corners
};
UprightSheet upright(const Picture& picture, const Sheet& sheet, int side);

} // namespace model
