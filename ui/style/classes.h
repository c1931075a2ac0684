// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"

#include <QColor>
#include <QString>

#include <algorithm>
#include <vector>

class QFontMetricsF;

namespace ui {

/// What the classes are called on screen: the ten digits, or names. Outputs that no class belongs to are called "–".
class ClassNames {
public:
    ClassNames() = default;
    ClassNames(const model::ClassNames& names) : names_(names) {}

    int count() const { return model::classCount(names_); }
    QString name(int label) const;
    const model::ClassNames& all() const { return names_; }

    /// Whether they are others than the ten digits.
    bool areNamed() const { return !model::areDigits(names_); }
    bool areWords() const { return model::areWords(names_); }

    /// The width of the widest name, at most `most`, in the font's pixels: what is longer is elided.
    double width(const QFontMetricsF& metrics, double most) const;

    bool operator==(const ClassNames&) const = default;

private:
    model::ClassNames names_; ///< none for the digits
};

/// The network's answers and the labels of the data set; a network may answer in other classes than those of the open data.
struct Classes {
    ClassNames answers;
    ClassNames labels;
    bool labelsKnown = true; ///< an answer and a label of the same number mean the same
    int shown() const { return std::max(answers.count(), labels.count()); } ///< rows of a table of both
    bool operator==(const Classes&) const = default;
};

/// How many classes a list shows at a time, each in its place.
inline constexpr int kClassesAtOnce = 12;

/// The place of each class in such a list: of more classes the most probable come first, or what else the values are.
std::vector<int> classPlaces(const std::vector<float>& values);

/// A colour for each of model::kMaxClasses classes in the theme in force, the first ones furthest apart.
QColor classColour(int label);

} // namespace ui
