// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawing_canvas.h"

#include "ui/draw/digit_boxes.h"
#include "ui/draw/stroke_painter.h"
#include "ui/style/theme.h"
#include "ui/widgets/digit_pixmap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTabletEvent>
#include <QTouchEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr double kCornerRadius = 10; ///< logical pixels, as the cards
constexpr float kNearest = 0.6F;     ///< units; closer points only add noise

/// The whole drawing; the painter carries the scale.
void paintDrawing(QPainter& painter, const model::Drawing& drawing, const QColor& ink, const QColor& paper) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (model::Stroke stroke : drawing) {
        if (stroke.width <= 0)
            stroke.width = DrawingCanvas::kDefaultBrush;
        const QColor& colour = stroke.eraser ? paper : ink;
        for (std::size_t i = 1; i < stroke.points.size(); ++i)
            paintSegment(painter, stroke, i, colour);
        paintTail(painter, stroke, colour);
    }
}

} // namespace

DrawingCanvas::DrawingCanvas(QWidget* parent) : QWidget(parent) {
    setObjectName("drawingCanvas");
    setAccessibleName(tr("Drawing canvas"));
    setAccessibleDescription(tr("Draw a digit or a number with the mouse, a pen or a finger"));
    setToolTip(tr("Draw a digit: the network reads it while you draw."));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setMouseTracking(true);
    setMinimumSize(120, 120);
    updateCursor();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &DrawingCanvas::redrawAll);
}

model::Drawing DrawingCanvas::drawing() const {
    model::Drawing all = history_.drawing();
    if (live_)
        all.push_back(*live_);
    return all;
}

void DrawingCanvas::setDrawing(const model::Drawing& drawing) {
    edit([&] { history_.replace(drawing); });
}

void DrawingCanvas::showImage(const model::DigitImage& image) {
    live_.reset();
    history_.replace({});
    image_ = image;
    updateSpan();
    announceHistory();
    redrawAll();
}

void DrawingCanvas::setWide(bool wide) {
    wide_ = wide;
    updateSpan();
}

void DrawingCanvas::updateSpan() {
    const model::Drawing all = drawing();
    const bool beyond = std::any_of(all.begin(), all.end(), [](const model::Stroke& stroke) {
        return std::any_of(stroke.points.begin(), stroke.points.end(),
                           [](const model::StrokePoint& point) { return point.x > kSide; });
    });
    const float span = wide_ || beyond ? kWideSpan : kSide;
    if (std::exchange(span_, span) != span) {
        redrawAll();
        updateCursor();
    }
}

void DrawingCanvas::setBoxes(std::vector<QRectF> boxes, int chosen) {
    if (boxes.size() < 2)
        boxes.clear();
    if (boxes == boxes_ && chosen == chosen_)
        return;
    updateBoxes();
    boxes_ = std::move(boxes);
    chosen_ = chosen;
    updateBoxes();
}

void DrawingCanvas::updateBoxes() {
    for (const QRectF& box : boxes_)
        update(toPixels(box).adjusted(-2, -2, 2, 2));
}

QImage DrawingCanvas::picture() const {
    constexpr int kPixelsAUnit = 2;
    QImage image(QSizeF(static_cast<double>(span_), static_cast<double>(kSide)).toSize() * kPixelsAUnit, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    if (image_) {
        const QRectF sheet(0, 0, image.height(), image.height());
        drawDigit(painter, sheet, *image_);
        painter.end();
        image.invertPixels();
        return image.copy(sheet.toRect());
    }
    painter.scale(kPixelsAUnit, kPixelsAUnit);
    paintDrawing(painter, drawing(), Qt::black, Qt::white);
    return image;
}

void DrawingCanvas::setTool(Tool tool) {
    tool_ = tool;
    updateCursor();
}

void DrawingCanvas::setBrushWidth(float units) {
    brushWidth_ = std::clamp(units, kNarrowestBrush, kWidestBrush);
    updateCursor();
}

void DrawingCanvas::clear() {
    edit([this] { history_.replace({}); });
}

void DrawingCanvas::undo() {
    penUp();
    if (history_.canUndo())
        edit([this] { history_.undo(); });
}

void DrawingCanvas::redo() {
    penUp();
    if (history_.canRedo())
        edit([this] { history_.redo(); });
}

void DrawingCanvas::edit(const std::function<void()>& change) {
    live_.reset();
    image_.reset();
    change();
    updateSpan();
    redrawAll();
    announceHistory();
    emit drawingChanged(drawing());
}

void DrawingCanvas::announceHistory() {
    if (std::exchange(couldUndo_, history_.canUndo()) != history_.canUndo())
        emit canUndoChanged(couldUndo_);
    if (std::exchange(couldRedo_, history_.canRedo()) != history_.canRedo())
        emit canRedoChanged(couldRedo_);
}

QRectF DrawingCanvas::paper() const {
    const QSize size = QSize(static_cast<int>(span_), static_cast<int>(kSide)).scaled(this->size(), Qt::KeepAspectRatio);
    return QRectF((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height());
}

model::StrokePoint DrawingCanvas::toUnits(QPointF position, double pressure) const {
    const QPointF p = (position - paper().topLeft()) / unitToPixel();
    return {std::clamp(static_cast<float>(p.x()), 0.0F, span_), std::clamp(static_cast<float>(p.y()), 0.0F, kSide),
            static_cast<float>(std::clamp(pressure, 0.05, 1.0))};
}

QRect DrawingCanvas::toPixels(const QRectF& units) const {
    const double scale = unitToPixel();
    return QRectF(paper().topLeft() + units.topLeft() * scale, units.size() * scale).toAlignedRect().adjusted(-1, -1, 1, 1);
}

void DrawingCanvas::penDown(QPointF position, double pressure, bool eraser) {
    penUp();
    if (eraser && history_.drawing().empty() && !image_)
        return; // nothing to take away
    if (image_) {
        image_.reset();
        redrawAll();
    }
    live_ = model::Stroke{{toUnits(position, pressure)}, brushWidth_, eraser};
    update(toPixels(reach(*live_, 0)));
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
}

void DrawingCanvas::penCancelled() {
    if (live_)
        edit([] {}); // which forgets the stroke
}

void DrawingCanvas::redrawAll() {
    ink_ = QPixmap();
    update();
}

void DrawingCanvas::ensureInk() {
    const double ratio = devicePixelRatioF();
    const QSize size = (paper().size() * ratio).toSize();
    if (ink_.size() == size)
        return;
    ink_ = QPixmap(size);
    ink_.setDevicePixelRatio(ratio);
    ink_.fill(theme().canvas);
    QPainter painter(&ink_);
    painter.scale(unitToPixel(), unitToPixel());
    paintDrawing(painter, history_.drawing(), theme().ink, theme().canvas);
    if (live_)
        for (std::size_t i = 1; i < live_->points.size(); ++i)
            paintSegment(painter, *live_, i, live_->eraser ? theme().canvas : theme().ink);
}

void DrawingCanvas::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const QRectF sheet = paper();
    ensureInk();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
    painter.save();
    painter.setClipPath(outline);
    painter.drawPixmap(sheet.topLeft(), ink_);
    if (image_) {
        painter.fillRect(sheet, Qt::black);
        const QPointF corner = sheet.center() - QPointF(sheet.height(), sheet.height()) / 2;
        drawDigit(painter, QRectF(corner, QSizeF(sheet.height(), sheet.height())), *image_);
    }
    if (live_) {
        painter.translate(sheet.topLeft());
        painter.scale(unitToPixel(), unitToPixel());
        paintTail(painter, *live_, live_->eraser ? t.canvas : t.ink);
    }
    painter.restore();
    if (!image_ && !live_ && history_.drawing().empty()) {
        painter.setPen(blend(t.canvas, t.quietText, 0.85));
        painter.drawText(sheet, Qt::AlignCenter, wide_ ? tr("write a number") : tr("draw a digit"));
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const QRectF box(sheet.topLeft() + boxes_[i].topLeft() * unitToPixel(), boxes_[i].size() * unitToPixel());
        paintDigitBox(painter, box, static_cast<int>(i) == chosen_);
    }
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

void DrawingCanvas::resizeEvent(QResizeEvent*) {
    redrawAll();
    updateCursor();
}

void DrawingCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::EnabledChange)
        update();
    QWidget::changeEvent(event);
}

void DrawingCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && paper().contains(event->position()))
        penDown(event->position(), 1, tool_ == Tool::eraser);
    else if (event->button() == Qt::RightButton && paper().contains(event->position()))
        penDown(event->position(), 1, true);
}

void DrawingCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (live_)
        penMove(event->position(), 1);
    else
        emit hovered((event->position() - paper().topLeft()) / unitToPixel());
}

void DrawingCanvas::mouseReleaseEvent(QMouseEvent*) {
    penUp();
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
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return touch(static_cast<QTouchEvent&>(*event));
    default:
        return QWidget::event(event);
    }
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

void DrawingCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        emit nextRequested(event->key() == Qt::Key_Left ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void DrawingCanvas::updateCursor() {
    // A ring as wide as the brush, dark within light, seen on ink and paper alike.
    const double diameter = std::max(4.0, static_cast<double>(brushWidth_) * unitToPixel());
    const double ratio = devicePixelRatioF();
    const int side = static_cast<int>(std::ceil(diameter)) + 4;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre(side / 2.0, side / 2.0);
    painter.setPen(QPen(QColor(255, 255, 255, 200), 2.5));
    painter.drawEllipse(centre, diameter / 2, diameter / 2);
    painter.setPen(QPen(QColor(40, 44, 52), 1));
    painter.drawEllipse(centre, diameter / 2, diameter / 2);
    painter.end();
    setCursor(QCursor(pixmap));
}

} // namespace ui
