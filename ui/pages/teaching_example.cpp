// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/teaching_example.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {
namespace {

constexpr double kSide = 88;      ///< of a drawing, in logical pixels
constexpr double kKeySide = 44;   ///< of the key
constexpr double kStep = 140;     ///< from one step to the next
constexpr double kCaption = 20;   ///< the height of a caption
constexpr double kPenWidth = 7.5; ///< of the drawing's line

void drawDrawing(QPainter& painter, const QRectF& box) {
    const Theme& t = theme();
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.canvas);
    painter.drawRoundedRect(box, kCardRadius, kCardRadius);
    QPainterPath one(box.topLeft() + QPointF(26, 40));
    one.quadTo(box.topLeft() + QPointF(44, 34), box.topLeft() + QPointF(54, 18));
    one.lineTo(box.topLeft() + QPointF(47, 72));
    painter.setPen(QPen(t.ink, kPenWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(one);
}

void drawKey(QPainter& painter, const QRectF& key) {
    const Theme& t = theme();
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.line);
    painter.drawRoundedRect(key.translated(0, 3), 7, 7);
    painter.setBrush(t.card);
    painter.drawRoundedRect(key, 7, 7);
    QFont font = painter.font();
    font.setPixelSize(20);
    font.setWeight(QFont::DemiBold);
    painter.save();
    painter.setFont(font);
    painter.setPen(t.text);
    painter.drawText(key, Qt::AlignCenter, "1");
    painter.restore();
}

void drawArrow(QPainter& painter, QPointF from, QPointF to) {
    painter.setPen(QPen(theme().quietText, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, to);
    painter.drawLine(to, to + QPointF(-5, -4));
    painter.drawLine(to, to + QPointF(-5, 4));
}

} // namespace

TeachingExample::TeachingExample(QWidget* parent) : QWidget(parent) {
    setObjectName("teachingExample");
    setAccessibleName(tr("Example: a 1 is read as 7; you press 1; it is kept as a 1."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

void TeachingExample::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    painter.setFont(usualFont(font(), 12));
    const double middle = width() / textScale() / 2;
    const double centre = 1 + kSide / 2;
    drawDrawing(painter, {middle - kStep - kSide / 2, 1, kSide, kSide});
    drawKey(painter, {middle - kKeySide / 2, centre - kKeySide / 2, kKeySide, kKeySide});
    drawDrawing(painter, {middle + kStep - kSide / 2, 1, kSide, kSide});
    const double gap = 12;
    drawArrow(painter, {middle - kStep + kSide / 2 + gap, centre}, {middle - kKeySide / 2 - gap, centre});
    drawArrow(painter, {middle + kKeySide / 2 + gap, centre}, {middle + kStep - kSide / 2 - gap, centre});
    const QStringList captions{tr("read as 7"), tr("you press 1"), tr("kept as a 1")};
    for (int i = 0; i < captions.size(); ++i) {
        painter.setPen(i == 2 ? theme().good : theme().quietText);
        painter.drawText(QRectF(middle + (i - 1.5) * kStep, kSide + 10, kStep, kCaption), Qt::AlignCenter, captions[i]);
    }
}

} // namespace ui
