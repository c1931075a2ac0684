// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/picture_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kEdge = 10;       ///< room for names of digits at the picture's edge
constexpr double kMaxScale = 4;    ///< small pictures are not blown up to blur
constexpr double kSmallBox = 48;   ///< with these, names are small too
constexpr double kCornerSide = 20; ///< of the area that takes the pointer
constexpr double kCornerRadius = 4.5;
constexpr double kStep = 0.01;        ///< of the picture's side that an arrow key moves a corner; five times as far with Shift
constexpr double kLeastCorner = 1e-3; ///< of the picture's area: what the sides at a corner span at least
constexpr float kDimmed = 0.7F;

model::Quad wholeOf(const QImage& picture) {
    const auto width = static_cast<float>(picture.width());
    const auto height = static_cast<float>(picture.height());
    return {{{0, 0}, {width, 0}, {width, height}, {0, height}}};
}

QPointF toPoint(const model::Point& point) {
    return {static_cast<double>(point.x), static_cast<double>(point.y)};
}

QPolygonF toPolygon(const model::Quad& quad) {
    return {toPoint(quad[0]), toPoint(quad[1]), toPoint(quad[2]), toPoint(quad[3])};
}

/// Clockwise and convex, and at each corner its sides span at least this area.
bool isSheet(const model::Quad& quad, double least) {
    for (std::size_t i = 0; i < quad.size(); ++i) {
        const QPointF here = toPoint(quad[(i + 1) % 4]);
        const QPointF to = here - toPoint(quad[i]);
        const QPointF from = toPoint(quad[(i + 2) % 4]) - here;
        if (to.x() * from.y() - to.y() * from.x() < least)
            return false;
    }
    return true;
}

} // namespace

/// A handle at a corner of the sheet.
class PictureView::Corner : public QWidget {
public:
    Corner(PictureView& view, std::size_t index, const QString& name) : QWidget(&view), view_(view), index_(index) {
        setObjectName(QString("sheetCorner%1").arg(index));
        setSpokenRole(*this, QAccessible::Grip, name,
                      PictureView::tr("The arrow keys move this corner of the sheet, with Shift further"));
        setToolTip(PictureView::tr("%1 of the sheet: drag it to where the paper ends.").arg(name));
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::SizeAllCursor);
    }

    /// Where the corner is in the view.
    QPointF centre() const { return view_.toView().map(toPoint(view_.sheet_[index_])); }

    void follow() {
        const int side = scaled(kCornerSide);
        setGeometry(QRect((centre() - QPointF(side, side) / 2).toPoint(), QSize(side, side)));
        setVisible(!view_.showsInk());
        const model::Point& at = view_.sheet_[index_];
        setSpokenValue(*this, PictureView::tr("%1 from the left, %2 from the top")
                                  .arg(percent(static_cast<double>(at.x) / std::max(1, view_.picture_.width()), 0),
                                       percent(static_cast<double>(at.y) / std::max(1, view_.picture_.height()), 0)));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        if (!view_.showsCorners())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(hasFocus() ? theme().accent : theme().card);
        const double radius = scaled(kCornerRadius) + (hasFocus() ? 1 : 0);
        painter.drawEllipse(centre() - pos(), radius, radius);
    }
    void focusInEvent(QFocusEvent*) override { view_.update(); }
    void focusOutEvent(QFocusEvent*) override { view_.update(); }
    void mousePressEvent(QMouseEvent* event) override { grabbed_ = centre() - mapToParent(event->position()); }
    void mouseMoveEvent(QMouseEvent* event) override {
        if (event->buttons() != Qt::NoButton)
            view_.moveCorner(index_, mapToParent(event->position()) + grabbed_);
    }
    void keyPressEvent(QKeyEvent* event) override {
        const QPointF step = QPointF(arrowStep(*event)) * kStep * (event->modifiers().testFlag(Qt::ShiftModifier) ? 5 : 1);
        if (step.isNull())
            return QWidget::keyPressEvent(event);
        const QSizeF side = view_.place().size();
        view_.moveCorner(index_, centre() + QPointF(step.x() * side.width(), step.y() * side.height()));
    }

private:
    PictureView& view_;
    std::size_t index_;
    QPointF grabbed_; ///< from the pointer to the corner
};

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setObjectName("pictureView");
    setSpokenRole(
        *this, QAccessible::Graphic, tr("Picture"),
        tr("The picture whose digits are read; the arrow keys go from digit to digit, Tab to the corners of the sheet"));
    setToolTip(
        tr("The digits found in the picture; point at one for its probabilities. The outlined sheet is what was read: drag "
           "its corners where it is not the paper."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(120, 120);
    const std::array names{tr("Top left corner"), tr("Top right corner"), tr("Bottom right corner"), tr("Bottom left corner")};
    for (std::size_t i = 0; i < corners_.size(); ++i)
        corners_[i] = new Corner(*this, i, names[i]);
}

void PictureView::setPicture(const QImage& picture) {
    picture_ = picture;
    sheet_ = wholeOf(picture);
    turns_ = 0;
    byHand_ = false;
    lightInk_ = false;
    setReading({}, -1);
}

void PictureView::setReading(const Reading& reading, int chosen) {
    boxes_.clear();
    names_.clear();
    for (const model::ReadDigit& digit : reading.digits) {
        boxes_.push_back(toRect(digit.box));
        const QString name = answers_.name(digit.prediction.digit);
        names_.push_back(digit.certainty == model::Certainty::digit                        ? name
                         : digit.certainty == model::Certainty::unsure && !digit.isGuess() ? name + "?"
                                                                                           : "?");
    }
    chosen_ = chosen;
    ink_ = reading.ink;
    if (ink_ != nullptr)
        lightInk_ = reading.lightInk;
    if (ink_ != nullptr && !byHand_) {
        sheet_ = reading.sheet;
        turns_ = reading.quarterTurns();
    }
    refresh();
}

void PictureView::refresh() {
    setSpokenValue(*this, caption());
    for (Corner* corner : corners_)
        corner->follow();
    update();
}

void PictureView::turn(int quarters) {
    const int right = (quarters + 4) % 4;
    model::Quad turned = sheet_;
    std::rotate(turned.begin(), turned.end() - right, turned.end());
    turns_ = (turns_ + right) % 4;
    setSheet(turned);
}

void PictureView::findSheet() {
    sheet_ = wholeOf(picture_);
    turns_ = 0;
    byHand_ = false;
    refresh();
    emit sheetChanged({});
}

void PictureView::showInk(bool shown) {
    inkWanted_ = shown;
    refresh();
}

void PictureView::moveCorner(std::size_t index, QPointF inView) {
    const QPointF at = toView().inverted().map(inView);
    model::Quad moved = sheet_;
    moved[index] = {static_cast<float>(std::clamp(at.x(), 0.0, static_cast<double>(picture_.width()))),
                    static_cast<float>(std::clamp(at.y(), 0.0, static_cast<double>(picture_.height())))};
    if (moved != sheet_ && isSheet(moved, kLeastCorner * picture_.width() * picture_.height()))
        setSheet(moved);
}

void PictureView::setSheet(const model::Quad& sheet) {
    sheet_ = sheet;
    byHand_ = true; // answers to earlier ones are still on their way
    refresh();
    emit sheetChanged(sheet);
}

bool PictureView::isCut() const {
    const model::Quad whole = wholeOf(picture_);
    return !std::ranges::all_of(sheet_, [&](const model::Point& corner) {
        return std::ranges::any_of(whole, [&](const model::Point& other) {
            return std::abs(corner.x - other.x) <= 1 && std::abs(corner.y - other.y) <= 1;
        });
    });
}

bool PictureView::showsCorners() const {
    return isCut() || underMouse() || hasFocus() ||
           std::ranges::any_of(corners_, [](const Corner* corner) { return corner->hasFocus(); });
}

QString PictureView::caption() const {
    QStringList how;
    if (turns_ != 0)
        how << (turns_ == 1 ? tr("turned right") : turns_ == 2 ? tr("turned upside down") : tr("turned left"));
    if (isCut())
        how << tr("on the outlined sheet");
    if (lightInk_)
        how << tr("light on dark");
    return how.empty() ? QString() : tr("Read %1").arg(how.join(" · "));
}

QRect PictureView::captionPlace() const {
    const QString text = caption();
    const int edge = scaled(kEdge);
    const QFontMetrics metrics(usualFont(font(), scaled(12)));
    const QRect room(edge, 0, width() - 2 * edge, height());
    const int lines = text.isEmpty() ? 0 : metrics.boundingRect(room, Qt::AlignHCenter | Qt::TextWordWrap, text).height();
    return {edge, height() - lines - edge / 2, room.width(), lines};
}

QRectF PictureView::place() const {
    const double edge = scaled(kEdge);
    const QRect below = captionPlace();
    const QRectF room(edge, edge, width() - 2 * edge, below.top() - edge / 2 - edge);
    QSizeF size = showsInk() ? QSizeF(ink_->width, ink_->height) : QSizeF(picture_.size());
    if (!showsInk() && turns_ % 2 == 1)
        size.transpose();
    size *= std::min({room.width() / std::max(1.0, size.width()), room.height() / std::max(1.0, size.height()), kMaxScale});
    return {room.center() - QPointF(size.width(), size.height()) / 2, size};
}

QTransform PictureView::toView() const {
    const QRectF shown = place();
    QTransform result;
    if (showsInk()) {
        const QPolygonF corners{shown.topLeft(), shown.topRight(), shown.bottomRight(), shown.bottomLeft()};
        QTransform::quadToQuad(toPolygon(sheet_), corners, result);
        return result;
    }
    const double scale = shown.width() / std::max(1, turns_ % 2 == 1 ? picture_.height() : picture_.width());
    result.translate(shown.center().x(), shown.center().y());
    result.rotate(90 * turns_);
    result.scale(scale, scale);
    result.translate(-picture_.width() / 2.0, -picture_.height() / 2.0);
    return result;
}

void PictureView::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
    painter.fillPath(outline, t.grid);
    if (showsInk()) {
        painter.drawImage(place(),
                          QImage(ink_->pixels.data(), ink_->width, ink_->height, ink_->width, QImage::Format_Grayscale8));
    } else {
        painter.setTransform(toView());
        painter.drawImage(0, 0, picture_);
        painter.resetTransform();
        paintSheet(painter);
    }
    paintDigits(painter);
    painter.setFont(usualFont(font(), scaled(12)));
    painter.setPen(t.quietText);
    painter.drawText(captionPlace(), Qt::AlignHCenter | Qt::TextWordWrap, caption());
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

/// Its outline, with what is around it dimmed.
void PictureView::paintSheet(QPainter& painter) const {
    if (!isCut())
        return;
    const QPolygonF sheet = toView().map(toPolygon(sheet_));
    QPainterPath around; // of two shapes, what only one of them covers
    around.addRect(place());
    around.addPolygon(sheet);
    around.closeSubpath();
    QColor dim = theme().grid;
    dim.setAlphaF(kDimmed);
    painter.fillPath(around, dim);
    painter.setPen(QPen(theme().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(sheet);
}

void PictureView::paintDigits(QPainter& painter) const {
    const Theme& t = theme();
    const QTransform transform = toView();
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const bool chosen = static_cast<int>(i) == chosen_;
        const QRectF box = transform.mapRect(boxes_[i]).adjusted(-2, -2, 2, 2);
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
}

void PictureView::resizeEvent(QResizeEvent*) {
    refresh();
}

void PictureView::enterEvent(QEnterEvent*) {
    update(); // the corners come
}

void PictureView::leaveEvent(QEvent*) {
    update();
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    emit hovered(toView().inverted().map(event->position()));
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    emit hovered(toView().inverted().map(event->position()));
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        emit nextRequested(event->key() == Qt::Key_Left ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
