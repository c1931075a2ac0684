// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/reading.h"
#include "ui/style/classes.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace ui {

/// "7", "4 or 9", "no idea yet", "no digit".
QString digitText(const model::ReadDigit& digit, const ClassNames& answers);

/// What the network made of the canvas or of a picture.
struct Reading : model::PageReading {
    model::Drawing drawing; ///< that was read; empty for pictures
    double elapsedMs = 0;   ///< from the pen's movement to the answer
    QString origin;         ///< which weights answered, e.g. "epoch 13"

    /// For one digit "reads 3", "not sure: 4 or 9", "no idea yet" or "no digit"; for more "reads 407; 4: 99 %, 0: 98 %, 7 or 1:
    /// 60 %".
    QString sentence(const ClassNames& answers = {}) const;
};

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
