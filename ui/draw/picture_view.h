// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/reading.h"
#include "ui/style/classes.h"

#include <QImage>
#include <QWidget>

#include <vector>

class QToolButton;

namespace ui {

/// A picture in place of the canvas, fitted to it, with a frame around each digit that was read and the digit itself. Pointer and
/// arrow keys choose one.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers) { answers_ = answers; }
    void setPicture(const QImage& picture);
    void setDigits(const std::vector<model::ReadDigit>& digits, int chosen);

signals:
    /// The pointer is above this place, in the picture's pixels.
    void hovered(QPointF place);
    void nextRequested(int step);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF place() const; ///< of the picture, in logical pixels
    double scale() const; ///< logical pixels per picture pixel

    ClassNames answers_;
    QImage picture_;
    std::vector<QRectF> boxes_;
    std::vector<QString> names_; ///< "7", "4?", "?"
    int chosen_ = -1;
    QToolButton* close_;
};

} // namespace ui
