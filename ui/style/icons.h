// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

#include <functional>

class QPainter;

namespace ui {

enum class IconTone { text, quiet, accent, onAccent };

/// The drawing `resources/icons/NAME.svg` in the theme's colour: read at every painting, so that icons follow a change of
/// theme by themselves, and rendered at the device's own resolution. Checked icons take the accent, disabled ones fade.
QIcon icon(const QString& name, IconTone tone = IconTone::text);

using PaintIcon = std::function<void(QPainter&, const QRect&, QIcon::Mode, QIcon::State)>;

/// An icon that is painted each time it is seen. Of one made of a pixmap Qt keeps a copy in QPixmapCache when it is painted,
/// which an item view with many pictures fills for nothing.
QIcon paintedIcon(PaintIcon paint);

} // namespace ui
