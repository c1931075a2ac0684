// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/digit_map.h"
#include "model/values/layer_maps.h"
#include "ui/style/classes.h"

#include <QWidget>

#include <map>
#include <memory>

class QLabel;
class QSlider;
class QStackedWidget;

namespace ui {

class DigitGrid;
class DigitLegend;
class DigitMapPlot;
class FigureLabel;
class Segments;

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
    void imageActivated(const model::DigitImage& image);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent*) override { emit shownChanged(false); }

private:
    void turnTo(int epoch);
    const model::DigitImage& image(int index) const; ///< of the test set
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
    std::vector<int> shown_; ///< chosen in the map: indices in the test set
    int wanted_ = 0;
};

} // namespace ui
