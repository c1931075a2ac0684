// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inside/digit_map_plot.h"

#include "ui/style/class_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/digit_pixmap.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kReach = 2.7; ///< root mean squares from the middle to the nearer edge
constexpr double kDot = 3.4;
constexpr double kNear = 9; ///< logical pixels in which the mouse finds a point
constexpr int kCardDigit = 84;

} // namespace

DigitMapPlot::DigitMapPlot(QWidget* parent) : QWidget(parent) {
    setObjectName("digitMapPlot");
    setAccessibleName(tr("Map of the test images"));
    setMouseTracking(true);
    setMinimumSize(240, 180);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        points_ = {};
        update();
    });
}

void DigitMapPlot::setMap(const std::shared_ptr<const model::DigitMap>& map) {
    map_ = map;
    points_ = {};
    frame_ = {};
    pointed_ = -1;
    update();
}

void DigitMapPlot::setDrawing(std::optional<model::MapPoint> place) {
    drawing_ = place;
    update();
}

QPointF DigitMapPlot::toWidget(model::MapPoint point) const {
    const double unit = std::min(width(), height()) / 2.0 / kReach;
    return {width() / 2.0 + static_cast<double>(point.x) * unit, height() / 2.0 - static_cast<double>(point.y) * unit};
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
                painter.setPen(QPen(theme().bad, 1.4));
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
    if (!frame_.isEmpty()) {
        QColor inside = theme().accent;
        inside.setAlphaF(0.1F);
        painter.setPen(QPen(theme().accent, 1));
        painter.setBrush(inside);
        painter.drawRect(frame_);
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
}

void DigitMapPlot::paintCard(QPainter& painter) const {
    const auto number = static_cast<std::size_t>(pointed_);
    const QPointF at = toWidget(map_->points[number]);
    painter.setPen(QPen(theme().text, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, 6, 6);
    const QString text = isWrong(number) ? tr("%1, read as %2").arg(map_->labels[number]).arg(map_->predicted[number])
                                         : QString::number(map_->labels[number]);
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
    update();
}

void DigitMapPlot::mouseMoveEvent(QMouseEvent* event) {
    if (!from_)
        return point(pointAt(event->position()));
    frame_ = QRectF(*from_, event->position()).normalized();
    pointed_ = -1;
    update();
}

void DigitMapPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && map_)
        from_ = event->position();
}

void DigitMapPlot::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !from_)
        return;
    from_.reset();
    constexpr double kClick = 4;
    if (frame_.width() < kClick && frame_.height() < kClick) {
        frame_ = {};
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
        if (frame_.contains(toWidget(map_->points[i])))
            within.push_back(static_cast<int>(i));
    std::stable_partition(within.begin(), within.end(), [this](int i) { return isWrong(static_cast<std::size_t>(i)); });
    emit chosen(within);
}

void DigitMapPlot::leaveEvent(QEvent*) {
    point(-1);
}

} // namespace ui
