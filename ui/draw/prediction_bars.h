// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/classes.h"
#include "ui/widgets/spoken.h"

#include <QVariantAnimation>
#include <QWidget>

#include <vector>

namespace ui {

/// A row a class: digit or class name, bar, percentage. Bars glide to new values; the numbers change at once. Pressing a digit
/// says that it was meant. More than kClassesAtOnce stand in the order of their probability, in a `ScrollRoom`.
class PredictionBars : public QWidget {
    Q_OBJECT

public:
    explicit PredictionBars(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers);

    /// Probabilities in [0, 1], one a class; what is missing is 0. Of what is no digit none stands out.
    void setProbabilities(const std::vector<float>& probabilities, bool digit = true);

    /// Back to empty bars without numbers: nothing was read.
    void clear();

    /// So many side by side, and how high all would like to be, in pixels.
    void setColumns(int columns, int height = kUsualHeight);

    static constexpr int kUsualHeight = 190;

    /// Whether digits can be pressed.
    void setTeachable(bool teachable);

    QSize sizeHint() const override { return {272, height_}; }
    QSize minimumSizeHint() const override;

signals:
    void digitPressed(int digit);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { setPointed(-1); }

private:
    void glideTo(std::vector<float> target);
    int count() const { return answers_.count(); }
    int rows() const { return (count() + columns_ - 1) / columns_; }
    void describe();
    QList<SpokenPart> parts() const; ///< a bar each
    QRectF row(int digit) const;
    int nameAt(QPointF place) const; ///< the digit with its name at `place`, else −1
    int digitAt(QPointF place) const { return teachable_ ? nameAt(place) : -1; } ///< the same where digits can be pressed
    void setPointed(int digit);
    double barsLeft() const; ///< where the bars begin, behind the widest name, logical pixels

    ClassNames answers_;
    std::vector<float> target_, from_, shown_; ///< one a class
    std::vector<int> places_;                  ///< of the classes, from the top
    bool hasValues_ = false;
    bool isDigit_ = true;
    bool teachable_ = false;
    int columns_ = 1;
    int height_ = kUsualHeight;
    int pointed_ = -1;
    QVariantAnimation glide_;
};

} // namespace ui
