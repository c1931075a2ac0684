// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace model {

/// How often training images are rewritten in styles that MNIST's American writers hardly used: each a probability in [0, 1]
/// for the images of its digit, drawn anew for each image and epoch.
struct StyleSettings {
    double slashedZero = 0;  ///< a stroke through the zero
    double lyingZero = 0;    ///< written as ∞
    double flaggedOne = 0;   ///< a long up-stroke
    double footedOne = 0;    ///< a bar below, mostly with an up-stroke
    double loopedTwo = 0;    ///< a loop where the diagonal meets the base
    double detachedFive = 0; ///< the top bar is a stroke of its own
    double barredSeven = 0;  ///< a bar through the stem
    double openNine = 0;     ///< the bowl does not close or the tail curls
    double thickness = 0;    ///< any digit: strokes up to a pixel thinner or thicker
    bool operator==(const StyleSettings&) const = default;
};

} // namespace model
