// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/compose.h"

#include <span>
#include <utility>
#include <vector>

/// Where numbers and frames stand on a composed page. For compose.cpp alone.
namespace model {

/// What a page is drawn from, in pixels.
struct Layout {
    std::vector<ComposedLine> lines;
    Drawing writing;
    Drawing frames; ///< each stroke with its width
    int width = 0;
    int height = 0;
};

/// 2 to 4 numbers below each other, written with a pen of this width.
Layout lineByLine(std::span<const LabelledDrawing> pool, Random& random, Spacing spacing, float pen);

/// Numbers or digits in the kind's frames.
Layout framed(std::span<const LabelledDrawing> pool, Random& random, const PageKind& kind, float pen);

/// Where cells begin and end, from the left or the top.
using Spans = std::vector<std::pair<double, double>>;

/// The outlines of all cells; those at the outside `outer` times as thick, and every third of a sudoku's.
Drawing gridLines(const Spans& columns, const Spans& rows, double thickness, double outer, bool byHand, Random& random,
                  bool thirds = false);

} // namespace model
