// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QColor>
#include <QImage>
#include <QString>
#include <QWidget>

#include <span>

namespace ui {

/// The colour of `share` of the largest value, in [−1, 1]: the accent above zero, the test colour below, nothing at zero.
QColor mapColour(double share);

/// The hue of that side of zero, and how much of it `share` has, in [0, 1].
QColor mapHue(double share);
double mapAmount(double share);

/// Maps [channels, side, side] one below the other, side × channels·side pixels, coloured as shares of `largest`; owns its
/// pixels.
QImage mapsImage(std::span<const float> values, int side, float largest);

/// One of these maps, counted from 0; `maps` owns the pixels.
QImage mapOf(const QImage& maps, int channel);

/// The largest absolute value.
float largestOf(std::span<const float> values);

/// A value with a real minus and so many digits that it says something: "−0.412", "12.3", "0".
QString figure(double value);

/// The same, but two significant figures of what is small: "−0.00041".
QString significantFigure(double value);

/// The one colour scale of all maps: from minus a layer's largest value through zero to plus it.
class ColourLegend : public QWidget {
    Q_OBJECT

public:
    explicit ColourLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override { return scaled(QSize(164, 26)); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui
