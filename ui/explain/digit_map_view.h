// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/digit_map.h"
#include "model/values/layer_maps.h"
#include "ui/style/classes.h"

#include <QPixmap>
#include <QWidget>

#include <map>
#include <memory>
#include <optional>

class QLabel;
class QSlider;
class QStackedWidget;

namespace ui {

class DigitGrid;
class DigitLegend;
class FigureLabel;
class Segments;

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

/// The map of digits: the test images by what the network makes of them, epoch by epoch, and the drawing among them.
class DigitMapView : public QWidget {
    Q_OBJECT

public:
    explicit DigitMapView(QWidget* parent = nullptr);

    DigitMapPlot* plot() const { return plot_; }
    QSlider* slider() const { return slider_; }
    Segments* kinds() const { return kinds_; }
    int shownEpoch() const { return wanted_; }
    model::MapKind kind() const;

    /// There are maps of these epochs to be had, in order; 0 alone stands for the open model. Those so far are of something else,
    /// unless the epochs only went on. None: there is no data set or no model.
    void setEpochs(const std::vector<int>& epochs);

    void setClasses(const Classes& classes);

public slots:
    void addMap(const std::shared_ptr<const model::DigitMap>& map);
    void showProgress(double share, const std::shared_ptr<const model::DigitMap>& soFar);
    void setPath(const std::shared_ptr<const model::ForwardTrace>& path);

signals:
    /// A map is to be shown that is not there.
    void mapRequested(model::MapKind kind, int epoch);
    void shownChanged(bool shown);
    void imageActivated(const model::DigitImage& image, const QString& caption);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent*) override { emit shownChanged(false); }

private:
    void turnTo(int epoch);
    const model::DigitImage& image(int index) const; ///< of the test set
    void activate(int index, int label);
    void showChosen(const std::vector<int>& points);
    void showDrawing();

    Classes classes_;
    Segments* kinds_;
    DigitLegend* legend_;
    QStackedWidget* stack_;
    DigitMapPlot* plot_;
    QLabel* note_;
    QSlider* slider_;
    FigureLabel* epoch_;
    QWidget* epochRow_;
    DigitGrid* chosen_;
    QLabel* chosenTitle_;
    QWidget* chosenCard_;
    std::vector<int> epochs_;
    std::map<std::pair<model::MapKind, int>, std::shared_ptr<const model::DigitMap>> maps_;
    std::shared_ptr<const model::DigitMap> map_;
    std::shared_ptr<const model::ForwardTrace> path_;
    std::vector<int> shown_;       ///< chosen in the map: indices in the test set …
    std::vector<int> labelsShown_; ///< … and their labels
    int wanted_ = 0;
};

} // namespace ui
