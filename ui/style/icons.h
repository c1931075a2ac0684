// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace ui {

enum class IconTone { text, quiet, accent, onAccent };

/// The drawing `resources/icons/NAME.svg` in the theme's colour: read at every painting, so that icons follow a change of
/// theme by themselves, and rendered at the device's own resolution. Checked icons take the accent, disabled ones fade.
QIcon icon(const QString& name, IconTone tone = IconTone::text);

} // namespace ui
