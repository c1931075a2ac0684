// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <memory>
#include <string>
#include <vector>

/// Why an image is read as it is.
namespace model {

/// Why this digit, or why this digit rather than that.
struct WhyQuestion {
    static constexpr int kRead = -1;   ///< the digit that was read
    static constexpr int kNone = -1;   ///< rather than nothing in particular
    static constexpr int kSecond = -2; ///< rather than the second most probable
    int digit = kRead;
    int contrastClass = kNone;
    bool operator==(const WhyQuestion&) const = default;
};

/// A signed figure for each pixel, [28,28]: above zero it speaks for the digit.
using PixelShares = std::array<float, kImagePixels>;

/// How each pixel contributes to the answer.
struct Explanation {
    std::shared_ptr<const ForwardTrace> path;
    int read = 0;   ///< the most probable digit …
    int second = 0; ///< … and the next
    int digit = 0;  ///< that is asked for
    int contrastClass = WhyQuestion::kNone;
    PixelShares occlusion{}; ///< what the score loses, in nats, when the patch around the pixel is covered
    PixelShares gradient{};  ///< the score's gradient times the pixel's ink, in nats
};

/// The shortest piece of the pen's path that changes the answer when it is erased.
struct Counterfactual {
    std::shared_ptr<const ForwardTrace> path;
    Drawing erased;     ///< empty when nothing short of half the drawing does
    DigitImage image{}; ///< framed, of what is left
    int digit = -1;     ///< what that is read as
    float probability = 0;
    double share = 0; ///< of the pen's way that is erased
};

/// A training image with similar last features.
struct NearImage {
    int index = 0; ///< in the training set
    int label = 0;
    float distance = 0; ///< Euclidean, of the last features
    DigitImage image{};
};
struct Nearest {
    std::shared_ptr<const ForwardTrace> path;
    std::vector<NearImage> images; ///< nearest first
    int among = 0;                 ///< images looked at
};

} // namespace model
