// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/colour_legend.h"

#include "ui/explain/map_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/spoken.h"

#include <QPainter>

namespace ui {

ColourLegend::ColourLegend(QWidget* parent) : QWidget(parent) {
    setObjectName("colourLegend");
    setAccessibleName(tr("Colours of the maps"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleDescription(tr("One hue for values above zero, another below"));
    setToolTip(
        tr("Each layer's colours reach to its own largest value, the figure beneath it; zero has the colour of the paper."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
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
