// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QIcon>
#include <QImage>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace ui {

/// The image as 28×28 Grayscale8, white ink on black as the network sees it; owns its pixels.
QImage toImage(const model::DigitImage& digit);

/// Paints the image into `rect` (logical pixels). Pixels keep hard edges, except small ones that are no
/// whole number of the device's: those are smoothed, because uneven pixels would look like a different digit.
void drawDigit(QPainter& painter, const QRectF& rect, const model::DigitImage& digit);

/// A square pixmap of `side` logical pixels, sharp at `devicePixelRatio`.
QPixmap digitPixmap(const model::DigitImage& digit, int side, double devicePixelRatio);

/// The digit as an icon, by drawDigit(), for item views: see paintedIcon().
QIcon digitIcon(const model::DigitImage& digit);

} // namespace ui
