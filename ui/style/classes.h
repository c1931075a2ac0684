// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"

#include <QColor>
#include <QString>

class QFontMetricsF;

namespace ui {

/// What the ten classes are called on screen: the digits, or names. Outputs that no class belongs to are called "–".
class ClassNames {
public:
    ClassNames() = default;
    ClassNames(const model::ClassNames& names);

    QString name(int label) const;
    const model::ClassNames& all() const { return names_; }

    /// Whether they are others than the ten digits.
    bool areNamed() const { return !model::areDigits(names_); }
    bool areWords() const { return model::areWords(names_); }

    /// The width of the widest name, at most `most`, in the font's pixels: what is longer is elided.
    double width(const QFontMetricsF& metrics, double most) const;

    bool operator==(const ClassNames&) const = default;

private:
    model::ClassNames names_; ///< ten, or none for the digits
};

/// The network's answers and the labels of the data set; a network may answer in other classes than those of the open data.
struct Classes {
    ClassNames answers;
    ClassNames labels;
    bool labelsKnown = true; ///< an answer and a label of the same number mean the same
    bool operator==(const Classes&) const = default;
};

/// Ten colours, one for each class, apart from each other in hue and lightness, in the theme in force.
QColor classColour(int label);

} // namespace ui
