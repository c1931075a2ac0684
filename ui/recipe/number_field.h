// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace ui {

/// A field for a real number without trailing zeros ("0.01", not "0.010000"). Steps by a tenth of its magnitude (0 steps to
/// 0.001). Takes a point where the language has a comma. Announces a typed value when it is complete, not at every key.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    NumberField(double minimum, double maximum, QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& position) const override;
};

} // namespace ui
