// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/picture_view.h"

#include "ui/draw/reading.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {
namespace {

constexpr double kEdge = 10;     ///< room for names of digits at the picture's edge
constexpr double kMaxScale = 4;  ///< small pictures are not blown up to blur
constexpr double kSmallBox = 48; ///< with these, names are small too

} // namespace

PictureView::PictureView(QWidget* parent)
    : QWidget(parent), close_(makeIconButton("closePictureButton", "tool", icon("close"), 16, tr("Close the picture"),
                                             tr("Back to the canvas; the drawing on it is still there (Esc)."))) {
    setObjectName("pictureView");
    setSpokenRole(*this, QAccessible::Graphic, tr("Picture"),
                  tr("The picture whose digits are read; the arrow keys go from digit to digit"));
    setToolTip(tr("The digits found in the picture; point at one for its probabilities."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(120, 120);
    close_->setParent(this);
    close_->setCursor(Qt::ArrowCursor);
    connect(close_, &QToolButton::clicked, this, &PictureView::closeRequested);
}

void PictureView::setPicture(const QImage& picture) {
    picture_ = picture;
    setDigits({}, -1);
}

void PictureView::setDigits(const std::vector<model::ReadDigit>& digits, int chosen) {
    boxes_.clear();
    names_.clear();
    for (const model::ReadDigit& digit : digits) {
        boxes_.push_back(toRect(digit.box));
        const QString name = answers_.name(digit.prediction.digit);
        names_.push_back(digit.certainty == model::Certainty::digit    ? name
                         : digit.certainty == model::Certainty::unsure ? name + "?"
                                                                       : "?");
    }
    chosen_ = chosen;
    update();
}

double PictureView::scale() const {
    const QSizeF room(width() - 2 * scaled(kEdge), height() - 2 * scaled(kEdge));
    return picture_.isNull() ? 1 : std::min({room.width() / picture_.width(), room.height() / picture_.height(), kMaxScale});
}

QRectF PictureView::place() const {
    const QSizeF size = QSizeF(picture_.size()) * scale();
    return {QPointF(width() - size.width(), height() - size.height()) / 2, size};
}

void PictureView::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
    painter.fillPath(outline, t.grid);
    painter.drawImage(place(), picture_);
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const bool chosen = static_cast<int>(i) == chosen_;
        const QRectF box =
            QRectF(place().topLeft() + boxes_[i].topLeft() * scale(), boxes_[i].size() * scale()).adjusted(-2, -2, 2, 2);
        paintDigitBox(painter, box, chosen);
        if (answers_.areWords() && !chosen)
            continue; // they would lie over each other
        // Above its box, or below where there is no room.
        const bool small = box.height() < scaled(kSmallBox);
        painter.setFont(usualFont(font(), scaled(small ? 9 : 12), QFont::Bold));
        const int name = painter.fontMetrics().horizontalAdvance(names_[i]);
        const QSizeF size = small ? QSizeF(name + scaled(5), scaled(10)) : QSizeF(name + scaled(8), scaled(15));
        const double top = box.top() - size.height() >= 1 ? box.top() - size.height() : box.bottom();
        const QRectF tag(QPointF(box.center().x() - size.width() / 2, top), size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(chosen ? t.accent : t.card);
        painter.drawRoundedRect(tag, 4, 4);
        painter.setPen(chosen ? t.onAccent : t.text);
        painter.drawText(tag, Qt::AlignCenter, names_[i]);
    }
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

void PictureView::resizeEvent(QResizeEvent*) {
    close_->move(width() - close_->sizeHint().width() - 6, 6);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    emit hovered((event->position() - place().topLeft()) / scale());
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    emit hovered((event->position() - place().topLeft()) / scale());
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        emit nextRequested(event->key() == Qt::Key_Left ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
