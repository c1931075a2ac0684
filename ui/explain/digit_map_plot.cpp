// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/digit_map_view.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/spoken.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ui {
namespace {

constexpr double kMargin = 22; ///< logical pixels around the points
constexpr double kDot = 3.4;
constexpr double kNear = 9; ///< logical pixels in which the mouse finds a point
constexpr int kCardDigit = 84;

/// Logical pixels a unit of the map: all points fit in, and both directions are alike.
double unitOf(const QRectF& extent, QSize size) {
    return std::max(1.0, std::min((size.width() - 2 * kMargin) / std::max(extent.width(), 1e-6),
                                  (size.height() - 2 * kMargin) / std::max(extent.height(), 1e-6)));
}

} // namespace

DigitMapPlot::DigitMapPlot(QWidget* parent) : QWidget(parent) {
    setObjectName("digitMapPlot");
    setSpokenRole(*this, QAccessible::Chart, tr("Map of the test images"),
                  tr("A dot for each test image, in its digit's colour; images of one digit lie together"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 180);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        points_ = {};
        update();
    });
}

void DigitMapPlot::setMap(const std::shared_ptr<const model::DigitMap>& map) {
    map_ = map;
    points_ = {};
    from_.reset();
    to_.reset();
    dragging_ = false;
    pointed_ = -1;
    fit();
    update();
}

void DigitMapPlot::setDrawing(std::optional<model::MapPoint> place) {
    drawing_ = place;
    update();
}

void DigitMapPlot::fit() {
    extent_ = {-1, -1, 2, 2};
    if (!map_ || map_->points.empty())
        return;
    const auto [left, right] = std::ranges::minmax_element(map_->points, [](const auto& a, const auto& b) { return a.x < b.x; });
    const auto [bottom, top] = std::ranges::minmax_element(map_->points, [](const auto& a, const auto& b) { return a.y < b.y; });
    extent_.setCoords(static_cast<double>(left->x), static_cast<double>(bottom->y), static_cast<double>(right->x),
                      static_cast<double>(top->y));
}

QPointF DigitMapPlot::toWidget(model::MapPoint point) const {
    const double unit = unitOf(extent_, size());
    return {width() / 2.0 + (static_cast<double>(point.x) - extent_.center().x()) * unit,
            height() / 2.0 - (static_cast<double>(point.y) - extent_.center().y()) * unit};
}

model::MapPoint DigitMapPlot::toMap(QPointF place) const {
    const double unit = unitOf(extent_, size());
    return {static_cast<float>((place.x() - width() / 2.0) / unit + extent_.center().x()),
            static_cast<float>((height() / 2.0 - place.y()) / unit + extent_.center().y())};
}

QRectF DigitMapPlot::frame() const {
    return from_ && to_ ? QRectF(toWidget(*from_), toWidget(*to_)).normalized() : QRectF();
}

int DigitMapPlot::pointAt(QPointF place) const {
    int nearest = -1;
    double least = kNear * kNear;
    for (std::size_t i = 0; map_ && i < map_->points.size(); ++i) {
        const QPointF apart = toWidget(map_->points[i]) - place;
        const double squared = QPointF::dotProduct(apart, apart);
        if (squared < least) {
            least = squared;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void DigitMapPlot::paintPoints() {
    points_ = QPixmap(size() * devicePixelRatioF());
    points_.setDevicePixelRatio(devicePixelRatioF());
    points_.fill(Qt::transparent);
    QPainter painter(&points_);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const bool wrong : {false, true}) { // the rings on top
        for (std::size_t i = 0; i < map_->points.size(); ++i) {
            if (isWrong(i) != wrong)
                continue;
            QColor colour = classColour(map_->labels[i]);
            if (!wrong)
                colour.setAlphaF(0.62F);
            const QPointF at = toWidget(map_->points[i]);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(at, kDot / 2, kDot / 2);
            if (wrong) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(theme().text, 1.4)); // no class has this colour
                painter.drawEllipse(at, kDot + 1.4, kDot + 1.4);
            }
        }
    }
}

void DigitMapPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!map_)
        return;
    if (points_.isNull() || points_.size() != size() * devicePixelRatioF())
        paintPoints();
    painter.drawPixmap(0, 0, points_);
    painter.setRenderHint(QPainter::Antialiasing);
    if (const QRectF chosen = frame(); !chosen.isEmpty()) {
        QColor inside = theme().accent;
        inside.setAlphaF(0.1F);
        painter.setPen(QPen(theme().accent, 1));
        painter.setBrush(inside);
        painter.drawRect(chosen);
    }
    if (drawing_) {
        const QPointF at = toWidget(*drawing_);
        painter.setPen(QPen(theme().panel, 5));
        painter.setBrush(theme().text);
        painter.drawEllipse(at, 8, 8);
        painter.setPen(QPen(theme().text, 1.5));
        painter.drawEllipse(at, 8, 8);
        painter.setBrush(theme().panel);
        painter.drawEllipse(at, 3, 3);
    }
    if (pointed_ >= 0)
        paintCard(painter);
    else if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

QString DigitMapPlot::description(std::size_t number) const {
    const QString label = classes_.labels.name(map_->labels[number]);
    return isWrong(number) ? tr("%1, read as %2").arg(label, classes_.answers.name(map_->predicted[number])) : label;
}

void DigitMapPlot::paintCard(QPainter& painter) const {
    const auto number = static_cast<std::size_t>(pointed_);
    const QPointF at = toWidget(map_->points[number]);
    painter.setPen(QPen(theme().text, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, 6, 6);
    const QString text = description(number);
    const QSizeF size(std::max(kCardDigit + 16, painter.fontMetrics().horizontalAdvance(text) + 20), kCardDigit + 34);
    QPointF corner = at + QPointF(14, 14);
    if (corner.x() + size.width() > width())
        corner.setX(at.x() - 14 - size.width());
    if (corner.y() + size.height() > height())
        corner.setY(std::max(0.0, at.y() - 14 - size.height()));
    const QRectF card(corner, size);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().card);
    painter.drawRoundedRect(card, 8, 8);
    drawDigit(painter, {card.center().x() - kCardDigit / 2.0, card.top() + 8, kCardDigit, kCardDigit},
              (*map_->images)[static_cast<std::size_t>(map_->indices[number])]);
    painter.setPen(isWrong(number) ? theme().bad : theme().text);
    painter.drawText(card.adjusted(0, kCardDigit + 8, 0, -4), Qt::AlignCenter, text);
}

void DigitMapPlot::point(int number) {
    if (pointed_ == number)
        return;
    pointed_ = number;
    setSpokenValue(*this, number < 0 ? QString() : description(static_cast<std::size_t>(number)));
    update();
}

/// The nearest in a direction (a unit vector of the widget's coordinates); those off to its side count as twice as far.
int DigitMapPlot::nextPoint(QPointF direction) const {
    int next = pointed_;
    double least = std::numeric_limits<double>::infinity();
    const QPointF from = toWidget(map_->points[static_cast<std::size_t>(pointed_)]);
    for (std::size_t i = 0; i < map_->points.size(); ++i) {
        const QPointF apart = toWidget(map_->points[i]) - from;
        const double along = QPointF::dotProduct(apart, direction);
        const double aside = std::abs(apart.x() * direction.y() - apart.y() * direction.x());
        if (along > 0 && 2 * along >= aside && along + 2 * aside < least) {
            least = along + 2 * aside;
            next = static_cast<int>(i);
        }
    }
    return next;
}

void DigitMapPlot::keyPressEvent(QKeyEvent* event) {
    const QPoint step = arrowStep(*event);
    if (map_ && !map_->points.empty() && !step.isNull())
        point(pointed_ < 0 ? 0 : nextPoint(step));
    else if (pointed_ >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit activated(pointed_);
    else
        QWidget::keyPressEvent(event);
}

void DigitMapPlot::focusOutEvent(QFocusEvent* event) {
    point(-1);
    QWidget::focusOutEvent(event);
}

void DigitMapPlot::mouseMoveEvent(QMouseEvent* event) {
    if (!dragging_)
        return point(pointAt(event->position()));
    to_ = toMap(event->position());
    pointed_ = -1;
    update();
}

void DigitMapPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !map_)
        return;
    dragging_ = true;
    from_ = toMap(event->position());
    to_.reset();
}

void DigitMapPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !std::exchange(dragging_, false))
        return;
    constexpr double kClick = 4;
    const QRectF dragged = frame();
    if (dragged.width() < kClick && dragged.height() < kClick) {
        from_.reset();
        update();
        const int number = pointAt(event->position());
        if (number >= 0)
            emit activated(number);
        else
            emit chosen({});
        return;
    }
    std::vector<int> within;
    for (std::size_t i = 0; i < map_->points.size(); ++i)
        if (dragged.contains(toWidget(map_->points[i])))
            within.push_back(static_cast<int>(i));
    std::ranges::stable_partition(within, [this](int i) { return isWrong(static_cast<std::size_t>(i)); });
    emit chosen(within);
}

} // namespace ui
