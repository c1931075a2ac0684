// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/types.h"

#include <QObject>
#include <QString>

class QFontMetricsF;

namespace ui {

/// What the network's answers are called: a digit, or the name its model's card gives the class.
QString answerName(int answer);

/// What a label of the open data set is called.
QString labelName(int label);

/// Whether answers have names that are not the ten digits.
bool answersAreNamed();

/// Whether some of them are longer than one letter, so that several do not make up a number.
bool answersAreWords();

/// Names in force from now on; `ClassNames::changed` follows when they are others than before. Empty lists stand for the digits.
void setClassNames(const model::ClassNames& ofAnswers, const model::ClassNames& ofLabels);

/// The width of the widest answer's name, at most `most`, in the font's pixels: what is longer is elided.
double answersWidth(const QFontMetricsF& metrics, double most);

/// Tells widgets that show names that they changed.
class ClassNamesNotifier : public QObject {
    Q_OBJECT

public:
    static ClassNamesNotifier& instance();

signals:
    void changed();
};

} // namespace ui
