// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace ui {

/// What the network made of the canvas.
struct Reading {
    model::DigitImage seen{};     ///< what it was given
    model::Prediction prediction; ///< what it answered
    double elapsedMs = 0;         ///< from the pen's movement to the answer
    QString origin;               ///< which weights answered, e.g. "epoch 13"
};

/// What the network sees, the digit it reads in large type, and how fast. Below 60 % it admits that it is not sure.
class ReadingView : public QWidget {
    Q_OBJECT

public:
    explicit ReadingView(QWidget* parent = nullptr);

    void showReading(const ui::Reading& reading);
    void showNothing();

    /// The sentence on display, e.g. "reads 3" or "not sure: 4 or 9"; empty when nothing was read.
    QString sentence() const;

    QSize sizeHint() const override { return {272, 58}; }
    QSize minimumSizeHint() const override { return {180, 58}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    std::optional<Reading> reading_;
};

} // namespace ui
