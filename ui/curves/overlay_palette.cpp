// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/overlay_palette.h"

#include "ui/style/theme.h"

#include <array>

namespace ui {

QPen overlayPen(int number, double width) {
    // Apart from each other, from the accent and from the test's colour, also for eyes that lack a cone: their lightness
    // differs where their hue would not.
    static const std::array<QColor, kOverlayColours> light{"#0f766e", "#db2777", "#8b9099", "#7f1d1d", "#4c1d95", "#111827"};
    static const std::array<QColor, kOverlayColours> dark{"#0f9d8a", "#ff5fc8", "#d5d9de", "#d9363e", "#8b5cf6", "#e9e37a"};
    constexpr std::array<Qt::PenStyle, 4> kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    const auto place = static_cast<std::size_t>(number);
    return {(theme().dark ? dark : light)[place % kOverlayColours], width, kStyles[place / kOverlayColours % kStyles.size()]};
}

} // namespace ui
