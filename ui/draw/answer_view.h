// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QWidget>

namespace ui {

/// The chosen digit as the network sees it, what it reads in large type, and how long that took. Says so when the network is not
/// sure. Of a page of writing it shows the chosen digit's line, unless the answers' names are words.
class AnswerView : public QWidget {
    Q_OBJECT

public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// `chosen` is an index into the reading's digits; there is at least one.
    void showReading(const ui::Reading& reading, int chosen = 0);

    void setClasses(const ClassNames& answers);

    /// Shows `why` in place of a digit.
    void showNothing(const QString& why);

    /// Whether the answer takes the whole view, to be read from far away.
    void setLarge(bool large);

    /// The sentence on display, e.g. "reads 3" or "not sure: 4 or 9"; empty when nothing was read.
    QString sentence() const { return reading_.sentence(answers_); }

    QSize sizeHint() const override { return {272, 58}; }
    QSize minimumSizeHint() const override { return {180, 58}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    bool isNumber() const { return reading_.digits.size() > 1 && !answers_.areWords(); } ///< else the chosen one is shown alone
    QString heading() const;                                                             ///< "reads", "not sure:"
    void paintLarge(QPainter& painter) const;
    void paintSeen(QPainter& painter, const QRectF& place) const;
    void paintNumber(QPainter& painter, const QRectF& place, int pixels) const; ///< in type of at most so many pixels

    ClassNames answers_;
    Reading reading_;
    int chosen_ = 0;
    bool large_ = false;
    QString why_;
};

} // namespace ui
