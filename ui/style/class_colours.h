// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace ui {

/// Ten colours, one for each class, apart from each other in hue and lightness, in the theme in force.
QColor classColour(int label);

} // namespace ui
