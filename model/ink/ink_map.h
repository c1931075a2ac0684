// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/ink/ink.h"

#include <optional>
#include <vector>

namespace model {

/// A pixel with more ink than this belongs to the writing.
inline constexpr float kInk = 0.3F;

/// What is taken for ink.
struct InkKind {
    bool light = false;       ///< lighter than what it is written on
    double widest = 1.0 / 16; ///< stroke, in the picture's longer side; what is wider is paper of another shade
};

/// The ink that stands out from the paper around it, in brightness or colour, also under uneven light and where a shadow ends:
/// the paper is the picture with all strokes closed over. Each mark's ink is measured by how much that mark stands out, so that
/// pencil reads beside a marker. Nothing when the picture is blank.
std::optional<InkMap> inkOf(const Picture& picture, const InkKind& kind = {});

/// Whether most of a picture's edge, and so what is written on, is dark for this picture.
bool isDark(const Picture& picture);

/// All the map's ink as one digit: in a 20×20 box, centre of mass in the middle, thin pens thickened to MNIST's thinnest.
/// Nothing without ink.
std::optional<DigitImage> frameInk(const InkMap& ink);

/// The picture with `factor` × `factor` pixels averaged into one, in whole pixels.
Picture reduced(const Picture& picture, int factor);

} // namespace model
