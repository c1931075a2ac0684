// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

class QPainter;

namespace ui {

/// A frame for each digit that was read: around its ink with the brush's width, not the centre line alone.
std::vector<QRectF> digitBoxes(const Reading& reading);

/// A thin rounded frame around a digit that was read; the chosen one in the accent.
void paintDigitBox(QPainter& painter, const QRectF& box, bool chosen);

/// The box `place` lies in, else −1.
int boxAt(const std::vector<QRectF>& boxes, QPointF place);

/// The box nearest to `place`, −1 when there are none.
int nearestBox(const std::vector<QRectF>& boxes, QPointF place);

} // namespace ui
