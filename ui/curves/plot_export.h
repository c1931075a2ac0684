// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <vector>

namespace ui {

class CurvePanel;

/// A picture of the panels one below the other, of `size` logical pixels, as "png" (at twice the resolution), "svg" or "pdf";
/// empty for any other suffix.
QByteArray renderPicture(const QString& suffix, QSize size, const QString& title, const std::vector<CurvePanel*>& panels);

/// Writes all bytes or leaves an existing file as it was.
bool writeFile(const QString& path, const QByteArray& bytes);

} // namespace ui
