// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/values/types.h"

namespace model {

/// The pen that an image was written with, and where its ink is: pixels, centres at .5.
struct ImageInk {
    float width = 0; ///< mean stroke width, pixels
    float grey = 0;  ///< of full ink, 0 … 255
    Box box;         ///< around what is at least half covered; empty for a blank image
};

/// A stroke of width w and length l has the area w · l, and its grey's total variation is twice l: the width is twice their
/// ratio, whatever the edges' softness.
ImageInk measureInk(const DigitImage& image);

/// The centre of what is at least half covered in one row of `image`, from the right: the pixel x of the rightmost run; −1 when
/// the row has none. `ink` is the image's.
float rightmostInk(const DigitImage& image, const ImageInk& ink, int row);

/// `image` with strokes (in its pixels) drawn in its own ink, framed again: the longer side at most 20 pixels with strokes as
/// wide as before, the centre of mass in the middle.
DigitImage withStrokes(const DigitImage& image, const ImageInk& ink, Drawing strokes);

/// A drawing in any unit with `ink`'s width and grey, framed.
DigitImage writeAnew(const ImageInk& ink, Drawing strokes);

/// Strokes become `pixels` (−2 … 2) wider: grey dilation or erosion by a cross, mixed with the image.
DigitImage thickened(const DigitImage& image, float pixels);

} // namespace model
