// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace ui {

/// One digit of what was read.
struct ReadDigit {
    QRectF box;                   ///< of its ink, in canvas units or the picture's pixels
    int line = 0;                 ///< of writing, from 0 at the top
    model::Drawing ink;           ///< what it was written with; empty for pictures
    model::DigitImage seen{};     ///< what the network was given
    model::Prediction prediction; ///< what it answered
    model::Certainty certainty = model::Certainty::digit;
    int alternative = -1; ///< the other candidate when unsure

    /// The probability of the digit that was read.
    double confidence() const {
        return static_cast<double>(prediction.probabilities[static_cast<std::size_t>(prediction.digit)]);
    }

    /// "7", "4 or 9", "no digit".
    QString text() const;
};

/// What the network made of the canvas or of a picture.
struct Reading {
    std::vector<ReadDigit> digits; ///< lines from the top, each from left to right; empty when there are none
    model::Drawing drawing;        ///< that was read; empty for pictures
    double elapsedMs = 0;          ///< from the pen's movement to the answer
    QString origin;                ///< which weights answered, e.g. "epoch 13"

    /// "407"; lines of writing are separated by a space. Names longer than one letter are listed: "Bag, Shirt".
    QString number() const;

    /// The product of the probabilities of a line's digits.
    double confidence(int line) const;

    /// For one digit "reads 3", "not sure: 4 or 9" or "no digit"; for more "reads 407; 4: 99 %, 0: 98 %, 7 or 1: 60 %".
    QString sentence() const;
};

} // namespace ui
