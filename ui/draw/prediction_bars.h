// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/style/classes.h"
#include "ui/widgets/spoken.h"

#include <QVariantAnimation>
#include <QWidget>

#include <array>

namespace ui {

/// Ten rows: digit or class name, bar, percentage. Bars glide to new values; the numbers change at once. Pressing a digit says
/// that it was meant.
class PredictionBars : public QWidget {
    Q_OBJECT

public:
    explicit PredictionBars(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers);

    /// Probabilities in [0, 1], one per digit.
    void setProbabilities(const std::array<float, model::kClassCount>& probabilities);

    /// Back to empty bars without numbers: nothing was read.
    void clear();

    /// Side by side, each with as many digits: 1, 2, 5 or 10.
    void setColumns(int columns);

    /// Whether digits can be pressed.
    void setTeachable(bool teachable);

    QSize sizeHint() const override { return {272, 190}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

signals:
    void digitPressed(int digit);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { setPointed(-1); }

private:
    void glideTo(const std::array<float, model::kClassCount>& target);
    void describe();
    QList<SpokenPart> parts() const; ///< a bar each
    QRectF row(int digit) const;
    int nameAt(QPointF place) const; ///< the digit with its name at `place`, else −1
    int digitAt(QPointF place) const { return teachable_ ? nameAt(place) : -1; } ///< the same where digits can be pressed
    void setPointed(int digit);
    double barsLeft() const; ///< where the bars begin, behind the widest name, logical pixels

    ClassNames answers_;
    std::array<float, model::kClassCount> target_{};
    std::array<float, model::kClassCount> from_{};
    std::array<float, model::kClassCount> shown_{};
    bool hasValues_ = false;
    bool teachable_ = false;
    int columns_ = 1;
    int pointed_ = -1;
    QVariantAnimation glide_;
};

} // namespace ui
