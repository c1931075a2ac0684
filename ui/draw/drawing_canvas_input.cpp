// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, pen, fingers and keyboard on the canvas: from events to strokes.
#include "ui/draw/drawing_canvas.h"
#include "ui/draw/stroke_painter.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QTouchEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr float kNearest = 0.6F; ///< units; closer points only add noise
constexpr double kKeyStep = 8;   ///< units an arrow key moves the pen, a little less than one of the network's pixels

/// Where an arrow key goes; null for other keys.
QPointF directionOf(int key) {
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

void DrawingCanvas::penDown(QPointF position, double pressure, bool eraser) {
    penUp();
    if (eraser && history_.drawing().empty() && !image_)
        return; // nothing to take away
    if (image_) {
        image_.reset();
        redrawAll();
    }
    const bool blank = history_.drawing().empty();
    live_ = model::Stroke{{toUnits(position, pressure)}, brushWidth_, eraser};
    blank ? update() : update(toPixels(reach(*live_, 0))); // the words on a blank canvas go, wherever the pen is
    emit drawingChanged(drawing());
}

void DrawingCanvas::penMove(QPointF position, double pressure) {
    if (!live_)
        return;
    const model::StrokePoint point = toUnits(position, pressure);
    const model::StrokePoint& last = live_->points.back();
    if (std::hypot(point.x - last.x, point.y - last.y) < kNearest)
        return;
    live_->points.push_back(point);
    const std::size_t index = live_->points.size() - 1;
    ensureInk();
    QPainter painter(&ink_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(unitToPixel(), unitToPixel());
    paintSegment(painter, *live_, index, live_->eraser ? theme().canvas : theme().ink);
    update(toPixels(reach(*live_, index)));
    emit drawingChanged(drawing());
}

void DrawingCanvas::penUp() {
    if (!live_)
        return;
    model::Stroke finished = std::move(*live_);
    live_.reset();
    ensureInk();
    QPainter painter(&ink_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(unitToPixel(), unitToPixel());
    paintTail(painter, finished, finished.eraser ? theme().canvas : theme().ink);
    history_.add(std::move(finished));
    announceHistory();
    emit strokeFinished();
}

void DrawingCanvas::penCancelled() {
    if (live_)
        edit([] {}); // which forgets the stroke
}

void DrawingCanvas::mousePressEvent(QMouseEvent* event) {
    keyPen_.reset();
    if (event->button() == Qt::LeftButton && paper().contains(event->position()))
        penDown(event->position(), 1, tool_ == Tool::eraser);
    else if (event->button() == Qt::RightButton)
        rightPress_ = event->position();
}

void DrawingCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (rightPress_ && event->button() == Qt::RightButton)
        emit menuRequested(event->globalPosition().toPoint());
    rightPress_.reset();
    penUp();
}

/// The mouse's own come with the press, before it is known whether it drags.
void DrawingCanvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard)
        emit menuRequested(mapToGlobal(rect().center()));
}

void DrawingCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (rightPress_ && (event->position() - *rightPress_).manhattanLength() >= QApplication::startDragDistance() &&
        paper().contains(*rightPress_))
        penDown(*std::exchange(rightPress_, std::nullopt), 1, true);
    if (live_)
        penMove(event->position(), 1);
    else
        emit hovered((event->position() - paper().topLeft()) / unitToPixel());
}

void DrawingCanvas::tabletEvent(QTabletEvent* event) {
    const bool eraser = tool_ == Tool::eraser || event->pointerType() == QPointingDevice::PointerType::Eraser;
    if (event->type() == QEvent::TabletPress && paper().contains(event->position()))
        penDown(event->position(), event->pressure(), eraser);
    else if (event->type() == QEvent::TabletMove)
        penMove(event->position(), event->pressure());
    else if (event->type() == QEvent::TabletRelease)
        penUp();
    event->accept(); // or Qt would send the same as a mouse
}

bool DrawingCanvas::event(QEvent* event) {
    auto* touched = dynamic_cast<QTouchEvent*>(event);
    return touched != nullptr ? touch(*touched) : QWidget::event(event);
}

bool DrawingCanvas::touch(QTouchEvent& event) {
    // The first finger writes, others rest on the screen. What a screen calls a finger's pressure is no pen's.
    event.accept(); // or Qt would send the same as a mouse
    if (event.type() == QEvent::TouchCancel) {
        penCancelled();
        return true;
    }
    if (event.type() == QEvent::TouchBegin) {
        const QEventPoint& first = event.points().first();
        finger_ = first.id();
        if (paper().contains(first.position()))
            penDown(first.position(), 1, tool_ == Tool::eraser);
    } else if (const QEventPoint* finger = event.pointById(finger_)) {
        if (finger->state() == QEventPoint::Updated)
            penMove(finger->position(), 1);
        else if (finger->state() == QEventPoint::Released)
            penUp();
    }
    return true;
}

/// Without a mouse: Ctrl and the arrows move the pen, Shift and the arrows write, until Shift is let go. Two arrows go aslant.
void DrawingCanvas::keyPressEvent(QKeyEvent* event) {
    const QPointF direction = directionOf(event->key());
    const bool writing = event->modifiers().testFlag(Qt::ShiftModifier);
    if (!direction.isNull() && (writing || event->modifiers().testFlag(Qt::ControlModifier))) {
        arrows_[event->key()] = direction;
        moveKeyPen(writing);
    } else if (direction.x() != 0) {
        emit nextRequested(static_cast<int>(direction.x()));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DrawingCanvas::moveKeyPen(bool writing) {
    const auto toPosition = [this](const QPointF& units) { return paper().topLeft() + units * unitToPixel(); };
    const QSizeF sheet = paper().size() / unitToPixel();
    const QPointF from = keyPen_.value_or(QPointF(sheet.width(), sheet.height()) / 2);
    QPointF to = from;
    for (const auto& [key, direction] : arrows_)
        to += direction * kKeyStep;
    keyPen_ = {std::clamp(to.x(), 0.0, sheet.width()), std::clamp(to.y(), 0.0, sheet.height())};
    if (writing) {
        if (!live_)
            penDown(toPosition(from), 1, tool_ == Tool::eraser);
        penMove(toPosition(*keyPen_), 1);
    }
    update();
}

void DrawingCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat())
        arrows_.erase(event->key());
    if (event->key() == Qt::Key_Shift && keyPen_)
        penUp();
    QWidget::keyReleaseEvent(event);
}

void DrawingCanvas::focusOutEvent(QFocusEvent* event) {
    if (std::exchange(keyPen_, std::nullopt))
        penUp();
    arrows_.clear();
    QWidget::focusOutEvent(event);
}

} // namespace ui
