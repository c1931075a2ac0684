// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tour.h"

#include "ui/style/motion.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QAccessible>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

constexpr int kCardWidth = 262; ///< fits upon a side panel
constexpr int kArrow = 9;       ///< its length, kept free all around
constexpr int kHalo = 5;        ///< of the outline around a control
constexpr int kGlideMilliseconds = 160;

/// What a control is outlined with: no part of it is covered, and events go through.
class TourOutline : public QWidget {
public:
    explicit TourOutline(QWidget* window) : QWidget(window) {
        setObjectName("tourOutline");
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        const auto ring = [&](double inset, double width, double alpha) {
            QColor colour = theme().accent;
            colour.setAlphaF(static_cast<float>(alpha));
            painter.setPen(QPen(colour, width));
            painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kCardRadius, kCardRadius);
        };
        ring(1, 2, 0.16);
        ring(2.5, 2, 0.4);
        ring(4, 2, 1);
    }
};

} // namespace

TourCard::TourCard(QWidget* window)
    : QFrame(window), outline_(new TourOutline(window)), title_(makeLabel("strong", {}, "tourTitle")), text_(new QLabel),
      back_(makeButton("tourBack", tr("Back"), tr("Go to the step before."), "flat")),
      next_(makeButton("tourNext", tr("Next"), tr("Go to the next step of the tour."))), tick_(new QLabel) {
    setObjectName("tourCard");
    setAccessibleName(tr("Guided tour"));
    title_->setWordWrap(true);
    text_->setObjectName("tourText");
    text_->setWordWrap(true);
    auto* leave = makeIconButton("tourLeave", "icon", icon("close", IconTone::quiet), 14, tr("Leave the tour"),
                                 tr("Leave the tour (Esc); the help card begins it again."));
    const int margin = kArrow + 12;
    fillBox(new QVBoxLayout(this), {margin, kArrow + 7, margin - 4, margin - 2}, 8,
            {makeRow(6, {tick_, {title_, 1}, leave}), text_, makeRow(4, {back_, stretch(), next_, gap(4)})});
    connect(back_, &QPushButton::clicked, this, &TourCard::backClicked);
    connect(next_, &QPushButton::clicked, this, &TourCard::nextClicked);
    connect(leave, &QToolButton::clicked, this, &TourCard::leaveClicked);
    connect(&glide_, &QVariantAnimation::valueChanged, this, [this](const QVariant& place) {
        move(place.toPoint());
        update();
    });
    setDone(false);
    setFocusProxy(next_);
}

TourCard::~TourCard() {
    delete outline_; // unless the window has gone, and it with the window
}

void TourCard::hideEvent(QHideEvent*) {
    if (outline_ != nullptr)
        outline_->hide();
}

QString TourCard::text() const {
    return text_->text();
}

void TourCard::setText(const QString& title, const QString& text, bool needed, bool first, bool last) {
    back_->setEnabled(!first);
    const QString button = last ? tr("Done") : needed ? tr("Skip") : tr("Next");
    if (title_->text() == title && text_->text() == text && next_->text() == button)
        return;
    title_->setText(title);
    text_->setText(text);
    needed_ = needed;
    next_->setText(button);
    setAccessibleDescription(title + ". " + text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TourCard::setDone(bool done) {
    tick_->setPixmap(done ? icon("tick", IconTone::accent).pixmap(scaled(16), scaled(16)) : QPixmap());
    tick_->setVisible(done);
}

/// On the side with most room beside the control; where no side has enough, as far off it as the window allows.
QRect TourCard::besideControl() {
    const int width = scaled(kCardWidth);
    layout()->activate(); // rows within know of other words only then
    const QRect window = parentWidget()->rect().adjusted(4, 4, -4, -4);
    const QSize size(width, std::max(layout()->heightForWidth(width), layout()->minimumSize().height()));
    const QRect control = control_.adjusted(-kHalo, -kHalo, kHalo, kHalo);
    const QRect free = (free_ | control_).adjusted(-kHalo, -kHalo, kHalo, kHalo);
    if (control_.isEmpty())
        return {window.center() - QPoint(size.width(), size.height()) / 2, size};
    struct Side {
        Qt::Edge arrow;
        int room;
        QPoint corner;
    };
    const QPoint middle = control.center() - QPoint(size.width(), size.height()) / 2;
    const std::array<Side, 4> sides{
        {{Qt::LeftEdge, window.right() - free.right() - size.width(), {free.right() + 1, middle.y()}},
         {Qt::RightEdge, free.left() - window.left() - size.width(), {free.left() - size.width(), middle.y()}},
         {Qt::TopEdge, window.bottom() - free.bottom() - size.height(), {middle.x(), free.bottom() + 1}},
         {Qt::BottomEdge, free.top() - window.top() - size.height(), {middle.x(), free.top() - size.height()}}}};
    const auto best = std::ranges::max_element(sides, [](const Side& a, const Side& b) { return a.room < b.room; });
    edge_ = best->arrow;
    return {QPoint(std::clamp(best->corner.x(), window.left(), std::max(window.left(), window.right() - size.width())),
                   std::clamp(best->corner.y(), window.top(), std::max(window.top(), window.bottom() - size.height()))),
            size};
}

void TourCard::place(const QRect& control, const QRect& free, bool glide) {
    control_ = control;
    free_ = free;
    const QRect place = besideControl();
    outline_->setVisible(!control.isEmpty());
    outline_->setGeometry(control.adjusted(-kHalo, -kHalo, kHalo, kHalo));
    glide_.stop();
    resize(place.size());
    const int duration = Motion::milliseconds(kGlideMilliseconds, *this);
    if (glide && isVisible() && duration > 0 && pos() != place.topLeft()) {
        glide_.setDuration(duration);
        glide_.setEasingCurve(QEasingCurve::OutCubic);
        glide_.setStartValue(pos());
        glide_.setEndValue(place.topLeft());
        glide_.start();
    } else {
        move(place.topLeft());
    }
    outline_->raise();
    raise();
    update();
}

void TourCard::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    const QRectF box = QRectF(rect()).adjusted(kArrow, kArrow, -kArrow, -kArrow).adjusted(0.5, 0.5, -0.5, -0.5);
    shape.addRoundedRect(box, kCardRadius, kCardRadius);
    if (!control_.isEmpty()) {
        const QPointF aim = control_.center() - pos();
        const double room = kCardRadius + kArrow;
        const double x = std::clamp(aim.x(), box.left() + room, box.right() - room);
        const double y = std::clamp(aim.y(), box.top() + room, box.bottom() - room);
        QPainterPath arrow;
        const auto triangle = [&arrow](QPointF tip, QPointF a, QPointF b) {
            arrow.moveTo(tip);
            arrow.lineTo(a);
            arrow.lineTo(b);
            arrow.closeSubpath();
        };
        if (edge_ == Qt::LeftEdge || edge_ == Qt::RightEdge) {
            const double side = edge_ == Qt::LeftEdge ? box.left() : box.right();
            const double out = edge_ == Qt::LeftEdge ? -kArrow + 1 : kArrow - 1;
            triangle({side + out, y}, {side - out / kArrow, y - kArrow}, {side - out / kArrow, y + kArrow});
        } else {
            const double side = edge_ == Qt::TopEdge ? box.top() : box.bottom();
            const double out = edge_ == Qt::TopEdge ? -kArrow + 1 : kArrow - 1;
            triangle({x, side + out}, {x - kArrow, side - out / kArrow}, {x + kArrow, side - out / kArrow});
        }
        shape = shape.united(arrow);
    }
    painter.setPen(QPen(t.accent, 1));
    painter.setBrush(t.card);
    painter.drawPath(shape);
}

} // namespace ui
