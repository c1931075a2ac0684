// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>

namespace ui {

/// The colours of overlaid runs.
inline constexpr int kOverlayColours = 6;

/// The pen of the overlaid run with this number, from 0, in the theme's colours. After kOverlayColours the colours come again,
/// dashed, then dotted, then with both.
QPen overlayPen(int number, double width);

} // namespace ui
