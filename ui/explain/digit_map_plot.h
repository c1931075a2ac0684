// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/digit_map.h"
#include "ui/style/classes.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

namespace ui {

/// The points of the map, coloured by label, those read wrongly with a ring. Resting on one shows its image; dragging chooses all
/// in a rectangle. The arrow keys go from point to point, Enter opens one as a click does.
class DigitMapPlot : public QWidget {
    Q_OBJECT

public:
    explicit DigitMapPlot(QWidget* parent = nullptr);

    void setClasses(const Classes& classes) { classes_ = classes; }
    void setMap(const std::shared_ptr<const model::DigitMap>& map);
    /// Where the drawing on the canvas is; nothing without one.
    void setDrawing(std::optional<model::MapPoint> place);

    /// The widget's coordinates of a place on the map.
    QPointF toWidget(model::MapPoint point) const;
    int pointed() const { return pointed_; } ///< a point's number; −1: none

signals:
    /// Numbers of the points, those read wrongly first.
    void chosen(const std::vector<int>& points);
    void activated(int point);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point(-1); }
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool isWrong(std::size_t point) const { return map_->predicted[point] != map_->labels[point]; }
    int pointAt(QPointF place) const;
    int nextPoint(QPointF direction) const;
    QString description(std::size_t number) const;
    void fit();
    model::MapPoint toMap(QPointF place) const;
    QRectF frame() const;
    void paintPoints();
    void paintCard(QPainter& painter) const;
    void point(int number);

    Classes classes_;
    std::shared_ptr<const model::DigitMap> map_;
    std::optional<model::MapPoint> drawing_;
    QPixmap points_; ///< painted once; null when they are to be painted anew
    int pointed_ = -1;
    QRectF extent_;                       ///< of the points, y upwards
    std::optional<model::MapPoint> from_; ///< where a drag has begun …
    std::optional<model::MapPoint> to_;   ///< … and has come to; both stay when it has ended
    bool dragging_ = false;
};

} // namespace ui
