// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <QRectF>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;

namespace ui {

struct MapPixel;
class FigureLabel;
class MapDetail;
class PathMaps;
class Segments;

/// The path of a drawing: the maps of all layers on one page, and one of them large.
class PathView : public QWidget {
    Q_OBJECT

public:
    explicit PathView(QWidget* parent = nullptr);

    PathMaps* maps() const { return maps_; }
    MapDetail* detail() const { return detail_; }
    Segments* stages() const { return stages_; }
    QString readout() const; ///< the line about the pixel that is pointed at

public slots:
    /// Null: there is nothing to show.
    void setPath(const std::shared_ptr<const model::ForwardTrace>& path);

signals:
    /// What the pixel pointed at sees, in the canvas's units; an empty one when none is pointed at.
    void seenChanged(const QRectF& units);

protected:
    void hideEvent(QHideEvent*) override { emit seenChanged({}); }

private:
    void open(int layer, int channel);
    void close();
    void showPixel();
    void announce(const MapPixel* pixel);

    std::shared_ptr<const model::ForwardTrace> path_;
    Segments* stages_;
    QLabel* note_;
    QStackedWidget* stack_; ///< the empty page, the maps, one map
    PathMaps* maps_;
    MapDetail* detail_;
    FigureLabel* readout_;
};

} // namespace ui
