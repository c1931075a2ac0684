// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/values/random.h"
#include "model/values/types.h"

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
    double smallest = 0.85; ///< relative height of a digit
    double largest = 1.15;
    double baseline = 0.08; ///< ± of a digit's foot
};

struct ComposedNumber {
    std::string digits;
    Drawing drawing;
    std::vector<std::size_t> sources; ///< index in the pool, one a digit
};

/// A number of 2 to 6 digits from drawings of single ones, with their own proportions, to measure how whole numbers are read.
/// The pool must not be empty.
ComposedNumber composeNumber(std::span<const LabelledDrawing> pool, Random& random, const Spacing& spacing = {});

/// The appearance of a page.
struct PageKind {
    const char* name;
    Spacing spacing;
    double rules = 0;      ///< darkness of its ruled lines, as a share of the ink's; 0: plain
    bool squared = false;  ///< rules from top to bottom too
    double unevenness = 0; ///< share of the light that its darkest corner lacks
};

/// The kinds that are measured.
std::span<const PageKind> pageKinds();

struct ComposedPage {
    std::vector<ComposedNumber> lines; ///< what is written, from the top
    Picture picture;
};

/// A page of 2 to 4 numbers below each other: digits about 70 pixels tall, dark on light paper with grain; rules a little askew.
/// The pool must not be empty.
ComposedPage composePage(std::span<const LabelledDrawing> pool, Random& random, const PageKind& kind);

} // namespace model
