// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSlider;

namespace ui {

class FigureLabel;

/// A name, a slider over whole numbers, and the value at its right as "±20°".
class SliderRow : public QWidget {
    Q_OBJECT

public:
    /// `unit` is appended as it stands, e.g. "°" or " %".
    SliderRow(const QString& objectName, const QString& name, int maximum, const QString& unit, const QString& tip,
              QWidget* parent = nullptr);

    QSlider* slider() const { return slider_; }

    /// Shows a value without announcing it; values beyond the slider's end are shown in figures all the same.
    void display(double value);

signals:
    /// Somebody moved the slider.
    void moved(int value);

private:
    void write(double value);

    QSlider* slider_;
    FigureLabel* value_;
    QString unit_;
};

} // namespace ui
