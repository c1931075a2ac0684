// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/number_field.h"

#include "ui/style/language.h"

namespace ui {

NumberField::NumberField(double minimum, double maximum, QWidget* parent) : QDoubleSpinBox(parent) {
    setLocale(shownLocale());
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
    const QString point = locale().decimalPoint();
    QString text = locale().toString(value, 'f', decimals());
    if (text.contains(point)) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QValidator::State NumberField::validate(QString& text, int& position) const {
    if (locale().decimalPoint() == ",")
        text.replace('.', ','); // as the keypad and other programs write it; thousands are never grouped here
    return QDoubleSpinBox::validate(text, position);
}

} // namespace ui
