// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/random.h"
#include "model/values/types.h"

#include <span>

/// Drawings that are no digits, to teach the guard network and to measure what it refuses.
namespace model {

/// One way of drawing something that is no digit.
struct JunkFamily {
    const char* name;
    bool heldOut; ///< never taught, only measured
    Drawing (*draw)(Random& random);
};

/// Scribbles, letters and symbols, except those that look like digits (O, l, S, Z, b, q, …).
std::span<const JunkFamily> junkFamilies();

/// A letter or symbol of the families' alphabet, as several hands would write it.
Drawing drawSign(bool letter, bool heldOut, Random& random);

/// The same drawing by another hand: turned by up to 15°, slanted, stretched, bent, with a pen of any common width.
Drawing varied(Drawing drawing, Random& random);

/// What is written of a drawing after this share of its length; nothing where that is a plain stroke, which is a 1.
Drawing abandoned(const Drawing& drawing, double share);

/// Half a one is a one, and a nine begins as a zero: unfinished, they are no junk.
constexpr bool wholeWhenHalf(int digit) {
    return digit == 1 || digit == 9;
}

/// Both in one frame, `left` to the left, equally tall.
Drawing sideBySide(Drawing left, Drawing right);

} // namespace model
