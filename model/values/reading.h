// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/picture.h"
#include "model/values/types.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// A rectangle in a drawing's unit or a picture's pixels; empty until something is added.
struct Box {
    float left = 0;
    float top = 0;
    float right = -1;
    float bottom = -1;

    bool empty() const { return right < left; }
    float width() const { return right - left; }
    float height() const { return bottom - top; }

    void add(float x, float y) {
        *this = empty() ? Box{x, y, x, y} : Box{std::min(left, x), std::min(top, y), std::max(right, x), std::max(bottom, y)};
    }
};

/// A place in a picture, in pixels.
struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

/// Corners of a sheet in a picture, clockwise from the one that is its top left when it is read.
using Quad = std::array<Point, 4>;

/// The best is hardly above chance, as of a network that has learned nothing: no class is worth naming.
inline bool isGuess(const Prediction& prediction) {
    const float chance = 1 / static_cast<float>(prediction.probabilities.size());
    return prediction.confidence() - chance < 0.1F * (1 - chance);
}

/// One digit found in a drawing or a picture, and what the network says of it.
struct ReadDigit {
    Box box;            ///< of its ink
    int line = 0;       ///< of writing, from 0 at the top
    Drawing ink;        ///< what it was written with; empty for pictures
    DigitImage image{}; ///< framed, as the network is given it
    Prediction prediction;
    float digitness = 1;                    ///< the guard's probability that it is a digit; 1 without a guard
    Certainty certainty = Certainty::digit; ///< as judge() has it; readNumber() does not judge
    int alternative = -1;                   ///< the other candidate when unsure
    char point = 0;                         ///< '.' or ',' where a decimal point or comma follows it in a picture
    int row = -1;                           ///< of the cell it stands in, among the picture's frames and tables; −1: in none
    int column = -1;                        ///< of the cell

    /// The probability of the digit that was read.
    double confidence() const;
    /// The network has no idea what it is.
    bool isGuess() const { return certainty == Certainty::unsure && model::isGuess(prediction); }
};

/// What was read in a picture, and how it was looked at.
struct PageReading {
    std::vector<ReadDigit> digits; ///< lines of writing from the top, each from left to right; boxes in the picture's pixels
    Quad sheet{};                  ///< that was read; its first corner tells how the picture was turned
    bool lightInk = false;         ///< light on dark
    std::shared_ptr<const Picture> ink{}; ///< on the sheet as it was read, grey: 0 is none; null for drawings and blank pictures

    /// By how many quarters of a turn to the right the picture has to be turned to be read.
    int quarterTurns() const;
};

/// "407"; lines of writing are parted by a space. "?" stands for a guess, and for what is no digit, apart from what is: "8 ? 3".
/// Where class names are longer than one letter they are listed: "Bag, Shirt".
std::string numberText(const std::vector<ReadDigit>& digits, const ClassNames& names = {});

/// The product of the probabilities of the digits, or of one line's.
double confidenceOf(const std::vector<ReadDigit>& digits, std::optional<int> line = {});

} // namespace model
