// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QWidget>

namespace ui {

/// The chosen digit as the network sees it, what it reads in large type, and how long that took. Says so when the network is not
/// sure. Of a page of writing it shows the chosen digit's line.
class AnswerView : public QWidget {
    Q_OBJECT

public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// `chosen` is an index into the reading's digits; there is at least one.
    void showReading(const ui::Reading& reading, int chosen = 0);

    /// Shows `why` in place of a digit.
    void showNothing(const QString& why);

    /// The sentence on display, e.g. "reads 3" or "not sure: 4 or 9"; empty when nothing was read.
    QString sentence() const { return reading_.sentence(); }

    QSize sizeHint() const override { return {272, 58}; }
    QSize minimumSizeHint() const override { return {180, 58}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    void paintSeen(QPainter& painter, const QRectF& place) const;
    void paintNumber(QPainter& painter, const QRectF& place) const;

    Reading reading_;
    int chosen_ = 0;
    QString why_;
};

} // namespace ui
