// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/values/random.h"
#include "model/values/reading.h"
#include "model/values/types.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace model {

/// A drawing of one digit.
struct LabelledDrawing {
    Drawing drawing;
    int digit = 0;
};

/// How single digits are placed side by side, all in digit heights. The gap lies between the boxes, and is negative where they
/// overlap.
struct Spacing {
    double overlapped = 0.1; ///< share of gaps in [-0.08, 0)
    double wide = 0.2;       ///< share of gaps in [0.3, 0.8); the others lie in [narrowest, 0.3)
    double narrowest = 0.02;
    double joined = 0;      ///< share of neighbours written without lifting the pen
    double touching = 0;    ///< share of neighbours so close that their ink touches
    double pen = 0;         ///< how thick they are written: the ink of those that touch overlaps by at most 3 of 70 pixels
    double points = 0;      ///< share of digits that a point or comma follows; half of the commas hang on their digit
    double smallest = 0.85; ///< relative height of a digit
    double largest = 1.15;
    double baseline = 0.08;   ///< ± of a digit's foot
    std::uint64_t fewest = 2; ///< digits of a number
    std::uint64_t most = 6;
};

inline constexpr double kComposedHeight = 1000; ///< of a usual digit in a composed number, in drawing units

struct ComposedNumber {
    std::string digits;
    std::string points; ///< one a digit: '.' or ',' where one follows it, else a space
    Drawing drawing;
    std::vector<std::size_t> sources; ///< index in the pool, one a digit
};

/// A number from drawings of single ones, with their own proportions, to measure how whole numbers are read.
/// The pool must not be empty.
ComposedNumber composeNumber(std::span<const LabelledDrawing> pool, Random& random, const Spacing& spacing = {});

/// What numbers on a page are framed with.
enum class Frames {
    none,
    boxes,  ///< a number in each, below each other
    combs,  ///< rows of boxes with a digit in each, side by side or apart
    table,  ///< 3×3 to 5×6 cells, one number in most
    sudoku, ///< 9×9 cells with a digit in every third, every third line thicker
};

/// The appearance of a page.
struct PageKind {
    const char* name;
    Spacing spacing;
    double rules = 0;      ///< darkness of its ruled lines, as a share of the ink's; 0: plain
    bool squared = false;  ///< rules from top to bottom too
    double unevenness = 0; ///< share of the light that its darkest corner lacks
    bool coloured = false; ///< pens and papers of several colours, three channels
    Frames frames = Frames::none;
    bool byHand = false;   ///< the frames are drawn with the pen, not printed
    double atFrame = 0.05; ///< share of cells whose ink touches the frame
};

/// The kinds that are measured: of numbers below each other, of framed ones.
std::span<const PageKind> pageKinds();
std::span<const PageKind> framedPageKinds();

/// A number on a page, and its cell where it is framed.
struct ComposedLine : ComposedNumber {
    int row = 0;
    int column = 0;
};

struct ComposedPage {
    std::vector<ComposedLine> lines; ///< what is written, from the top; of framed ones row by row, empty cells too
    Picture picture;
    Quad sheet{}; ///< where the page's corners lie in the picture, from its top left
};

/// A page of 2 to 4 numbers below each other, or of framed ones: digits about 70 pixels tall, in frames 45 to 70, dark on light
/// paper with grain; rules a little askew. The pool must not be empty.
ComposedPage composePage(std::span<const LabelledDrawing> pool, Random& random, const PageKind& kind);

/// What was read of each line or cell of the page; what is in none of them comes after.
std::vector<std::vector<ReadDigit>> byLine(const ComposedPage& page, const PageReading& reading);

using Colour = std::array<double, 3>; ///< red, green, blue: 0 … 255

/// The appearance of a picture of one digit.
struct PictureKind {
    const char* name;
    int smallest = 100; ///< pixels of its longer side
    int largest = 600;
    double narrowest = 0.05; ///< margin around the ink, as a share of that side
    double widest = 0.3;
    double thinnest = 0.05; ///< pen, as a share of the digit's longer side
    double thickest = 0.12;
    Colour ink{20, 20, 20};
    Colour paper{250, 250, 250};
    bool grey = false;  ///< one channel
    bool close = false; ///< cut to the digit's own proportions, not square
    bool boxed = false; ///< a frame is printed around the digit
    double unevenness = 0;
};

/// The kinds that are measured.
std::span<const PictureKind> pictureKinds();

/// A picture of one digit.
Picture composePicture(const Drawing& digit, Random& random, const PictureKind& kind);

} // namespace model
