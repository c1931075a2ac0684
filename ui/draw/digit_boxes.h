// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/reading.h"

#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace ui {

QRectF toRect(const model::Box& box);

/// A frame for each digit that was read: around its ink with the brush's width, not the centre line alone.
std::vector<QRectF> digitBoxes(const std::vector<model::ReadDigit>& digits);

/// A thin rounded frame around a digit that was read; the chosen one in the accent.
void paintDigitBox(QPainter& painter, const QRectF& box, bool chosen);

/// The box `place` lies in, else −1.
int boxAt(const std::vector<QRectF>& boxes, QPointF place);

/// The digit of interest: the one nearest to `attention`, what was drawn or pointed at last; without that the first. −1 when
/// there are none.
int chosenDigit(const std::vector<model::ReadDigit>& digits, std::optional<QPointF> attention);

} // namespace ui
