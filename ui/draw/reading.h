// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/reading.h"
#include "ui/style/class_names.h"

#include <QString>

#include <vector>

namespace ui {

/// "7", "4 or 9", "no digit".
QString digitText(const model::ReadDigit& digit, const ClassNames& answers);

/// What the network made of the canvas or of a picture.
struct Reading {
    std::vector<model::ReadDigit> digits; ///< lines from the top, each from left to right; empty when there are none
    model::Drawing drawing;               ///< that was read; empty for pictures
    double elapsedMs = 0;                 ///< from the pen's movement to the answer
    QString origin;                       ///< which weights answered, e.g. "epoch 13"

    /// For one digit "reads 3", "not sure: 4 or 9" or "no digit"; for more "reads 407; 4: 99 %, 0: 98 %, 7 or 1: 60 %".
    QString sentence(const ClassNames& answers = {}) const;
};

} // namespace ui
