// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/map_colours.h"

#include "ui/style/number_text.h"
#include "ui/widgets/spoken.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

constexpr int kSteps = 255;    ///< on each side of zero
constexpr double kLift = 0.85; ///< below 1, small values stand out from zero; the legend shows it

/// Made anew when the theme has changed.
const std::array<QRgb, 2 * kSteps + 1>& colourTable() {
    static std::array<QRgb, 2 * kSteps + 1> table{};
    static QColor madeFor;
    if (madeFor != theme().canvas) {
        madeFor = theme().canvas;
        for (int i = -kSteps; i <= kSteps; ++i)
            table[static_cast<std::size_t>(i + kSteps)] = mapColour(static_cast<double>(i) / kSteps).rgb();
    }
    return table;
}

} // namespace

QColor mapColour(double share) {
    return blend(theme().canvas, mapHue(share), mapAmount(share));
}

QColor mapHue(double share) {
    return share < 0 ? theme().test : theme().accent;
}

double mapAmount(double share) {
    return std::pow(std::min(std::abs(share), 1.0), kLift);
}

QImage mapsImage(std::span<const float> values, int side, float largest) {
    const auto& table = colourTable();
    const float scale = largest > 0 ? kSteps / largest : 0;
    QImage image(side, static_cast<int>(values.size()) / side, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const float value = values[static_cast<std::size_t>(y * side + x)] * scale;
            line[x] = table[static_cast<std::size_t>(std::clamp(std::lround(value), -255L, 255L) + kSteps)];
        }
    }
    return image;
}

QImage mapOf(const QImage& maps, int channel) {
    const int side = maps.width();
    return {maps.constScanLine(channel * side), side, side, maps.bytesPerLine(), maps.format()};
}

float largestOf(std::span<const float> values) {
    float largest = 0;
    for (const float value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

QString figure(double value) {
    const double size = std::abs(value);
    const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    const QString text = decimal(size, decimals);
    return value < 0 && text != decimal(0, decimals) ? QChar(0x2212) + text : text;
}

QString significantFigure(double value) {
    const double size = std::abs(value);
    if (size >= 0.01 || size == 0)
        return figure(value);
    return value < 0 ? QChar(0x2212) + significant(size, 2) : significant(size, 2);
}

ColourLegend::ColourLegend(QWidget* parent) : QWidget(parent) {
    setObjectName("colourLegend");
    setSpokenRole(*this, QAccessible::Graphic, tr("Colours of the maps"), tr("One hue for values above zero, another below"));
    setToolTip(
        tr("Each layer's colours reach to its own largest value, the figure beneath it; zero has the colour of the paper."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ColourLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.scale(textScale(), textScale());
    const double wide = width() / textScale();
    const QRectF bar(1, 2, wide - 2, 9);
    QLinearGradient colours(bar.topLeft(), bar.topRight());
    constexpr int kStops = 8; // on each side
    for (int i = -kStops; i <= kStops; ++i)
        colours.setColorAt((i + kStops) / (2.0 * kStops), mapColour(static_cast<double>(i) / kStops));
    painter.setPen(QPen(blend(theme().panel, theme().text, theme().dark ? 0.22 : 0.14), 1));
    painter.setBrush(colours);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(usualFont(font(), 11));
    painter.setPen(theme().quietText);
    const QRectF texts(0, 12, wide, 14);
    painter.drawText(texts, Qt::AlignLeft | Qt::AlignVCenter, tr("− largest"));
    painter.drawText(texts, Qt::AlignCenter, "0");
    painter.drawText(texts, Qt::AlignRight | Qt::AlignVCenter, tr("+ largest"));
}

} // namespace ui
