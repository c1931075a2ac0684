// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <functional>

class QPaintDevice;
class QPainter;

namespace ui {

/// A picture of `size` logical pixels as "png" (at twice the resolution), "svg" or "pdf"; empty for anything else.
/// `paint` gets the device and the scale from logical pixels to its units.
QByteArray renderPicture(const QString& suffix, QSize size, const QString& title,
                         const std::function<void(QPaintDevice& device, double scale)>& paint);

inline constexpr int kPlotHeader = 34; ///< logical pixels

/// Paints a plot's title with the legend of train and test beside it, kPlotHeader high.
void drawPlotHeader(QPainter& painter, const QString& title);

/// Writes all bytes or leaves an existing file as it was.
bool writeFile(const QString& path, const QByteArray& bytes);

} // namespace ui
