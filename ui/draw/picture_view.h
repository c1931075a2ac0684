// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/reading.h"

#include <QImage>
#include <QTransform>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace ui {

/// A picture in place of the canvas, fitted to it and turned as it is read, with a frame around each digit that was read and the
/// digit itself. Pointer and arrow keys choose one. The sheet that was read is outlined; its corners can be moved with the
/// pointer and, when Tab has come to one, the arrow keys.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers) { answers_ = answers; }
    void setPicture(const QImage& picture);
    /// Where nothing was read, or the sheet was set by hand, the sheet stays as it is.
    void setReading(const Reading& reading, int chosen);

    /// Reads the sheet turned by so many quarters to the right.
    void turn(int quarters);
    /// Forgets what was set by hand.
    void findSheet();
    /// Shows what was taken for ink in place of the picture, where there is some.
    void showInk(bool shown);

    /// How the picture was looked at, e.g. "Read turned right · on the outlined sheet"; empty when just as it is.
    QString caption() const;

signals:
    /// The pointer is above this place, in the picture's pixels.
    void hovered(QPointF place);
    void nextRequested(int step);
    void closeRequested();
    /// The sheet was set by hand, or, with nothing, is to be found again.
    void sheetChanged(const std::optional<model::Quad>& corners);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Corner;

    bool showsInk() const { return inkWanted_ && ink_ != nullptr; }
    bool isCut() const; ///< the sheet is not the whole picture
    bool showsCorners() const;
    QRect captionPlace() const;
    QRectF place() const;      ///< of the picture or the ink, in logical pixels
    QTransform toView() const; ///< from the picture's pixels
    void moveCorner(std::size_t index, QPointF inView);
    void setSheet(const model::Quad& sheet); ///< by hand
    void refresh();
    void paintSheet(QPainter& painter) const;
    void paintDigits(QPainter& painter) const;

    ClassNames answers_;
    QImage picture_;
    model::Quad sheet_{};
    int turns_ = 0; ///< quarters to the right
    bool byHand_ = false;
    bool lightInk_ = false;
    bool inkWanted_ = false;
    std::shared_ptr<const model::Picture> ink_;
    std::vector<QRectF> boxes_;
    std::vector<QString> names_; ///< "7", "4?", "?"
    int chosen_ = -1;
    std::array<Corner*, 4> corners_{};
};

} // namespace ui
