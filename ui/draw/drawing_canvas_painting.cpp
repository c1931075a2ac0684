// SPDX-License-Identifier: GPL-3.0-or-later
// How the canvas looks: ink, image, frames, cursor; and the drawing as a picture.
#include "ui/draw/drawing_canvas.h"
#include "ui/draw/reading.h"
#include "ui/draw/stroke_painter.h"
#include "ui/style/theme.h"
#include "ui/widgets/digit_images.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

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
    outline.addRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
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
    paintVeil(painter, outline);
    if (!caption().isEmpty())
        paintCaption(painter, sheet);
    if (!image_ && !live_ && history_.drawing().empty()) {
        painter.setPen(t.quietText);
        painter.drawText(sheet, Qt::AlignCenter, !hint_.isEmpty() ? hint_ : wide_ ? tr("write a number") : tr("draw a digit"));
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const QRectF box(sheet.topLeft() + boxes_[i].topLeft() * unitToPixel(), boxes_[i].size() * unitToPixel());
        paintDigitBox(painter, box, static_cast<int>(i) == chosen_);
    }
    if (!seen_.isEmpty()) {
        const QRectF box(sheet.topLeft() + seen_.topLeft() * unitToPixel(), seen_.size() * unitToPixel());
        painter.setClipPath(outline);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.canvas, 4));
        painter.drawRect(box);
        painter.setPen(QPen(t.accent, 2));
        painter.drawRect(box);
        painter.setClipping(false);
    }
    painter.setBrush(Qt::NoBrush);
    if (keyPen_) {
        const double radius = static_cast<double>(brushWidth_) * unitToPixel() / 2;
        painter.setPen(QPen(t.accent, 2));
        painter.drawEllipse(sheet.topLeft() + *keyPen_ * unitToPixel(), radius, radius);
    }
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line, 1));
    painter.drawPath(outline);
}

/// Which image it is, at the foot of it.
void DrawingCanvas::paintCaption(QPainter& painter, const QRectF& sheet) const {
    painter.save();
    const double pad = scaled(6);
    const int room = static_cast<int>(sheet.width() - 4 * pad);
    for (int pixels = 12; pixels >= 9; --pixels) { // its number and its label are what it is there for
        painter.setFont(usualFont(font(), textPixels(pixels)));
        if (painter.fontMetrics().horizontalAdvance(caption_) <= room)
            break;
    }
    const QString text = painter.fontMetrics().elidedText(caption_, Qt::ElideMiddle, room);
    QRectF plate(0, 0, painter.fontMetrics().horizontalAdvance(text) + 2 * pad, painter.fontMetrics().height() + pad);
    plate.moveCenter({sheet.center().x(), sheet.bottom() - pad - plate.height() / 2});
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().card);
    painter.drawRoundedRect(plate, 5, 5);
    painter.setPen(theme().text);
    painter.drawText(plate, Qt::AlignCenter, text);
    painter.restore();
}

/// What is known of the ink elsewhere: a picture upon it, and marked parts of its lines.
void DrawingCanvas::paintVeil(QPainter& painter, const QPainterPath& outline) const {
    if (veilPlace_.isEmpty() && marked_.empty())
        return;
    painter.save();
    painter.setClipPath(outline);
    painter.translate(paper().topLeft());
    painter.scale(unitToPixel(), unitToPixel());
    if (!veilPlace_.isEmpty())
        painter.drawImage(veilPlace_, veil_);
    QPainterPath lines;
    for (const model::Stroke& stroke : marked_) {
        const auto place = [&](std::size_t i) {
            return QPointF(static_cast<double>(stroke.points[i].x), static_cast<double>(stroke.points[i].y));
        };
        for (std::size_t i = 0; i < stroke.points.size(); ++i)
            i == 0 ? lines.moveTo(place(i)) : lines.lineTo(place(i));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().canvas, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(lines);
    painter.setPen(QPen(theme().bad, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(lines);
    painter.restore();
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
