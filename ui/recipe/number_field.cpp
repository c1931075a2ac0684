// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/number_field.h"

#include <QLocale>

namespace ui {

NumberField::NumberField(double minimum, double maximum, QWidget* parent) : QDoubleSpinBox(parent) {
    setLocale(QLocale::c());
    setDecimals(6);
    setRange(minimum, maximum);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setKeyboardTracking(false);
}

void NumberField::stepBy(int steps) {
    constexpr double kFirstStep = 0.001; // a tenth of nothing would lead nowhere
    if (steps > 0 && value() < kFirstStep && minimum() <= 0 && decimals() > 0)
        setValue(kFirstStep);
    else
        QDoubleSpinBox::stepBy(steps);
}

QString NumberField::textFromValue(double value) const {
    QString text = QString::number(value, 'f', decimals());
    if (text.contains('.')) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith('.'))
            text.chop(1);
    }
    return text;
}

} // namespace ui
