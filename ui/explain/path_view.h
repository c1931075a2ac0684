// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "model/values/pixel_origin.h"
#include "ui/explain/path_maps.h"

#include <QImage>
#include <QRectF>
#include <QStringList>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;

namespace ui {

class FigureLabel;
class Segments;

/// One map, large, with its kernels and the arithmetic of one of its pixels: the one under the pointer, or where the arrow keys
/// went. A click, Enter or Esc closes it; Page Up and Page Down show the map before and the next one.
class MapDetail : public QWidget {
    Q_OBJECT

public:
    explicit MapDetail(QWidget* parent = nullptr);

    void setPath(std::shared_ptr<const model::ForwardTrace> path);
    void setStage(model::Stage stage);

    /// Shows this map, at the pixel that says most.
    void showMap(int layer, int channel);

    MapPixel pixel() const { return pixel_; }
    QRectF mapRect() const;                      ///< of the large map, logical pixels
    QStringList lines() const { return lines_; } ///< the arithmetic as it is shown

signals:
    void pixelChanged();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent*) override { emit closed(); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    int across() const;       ///< products side by side
    QSizeF usualSize() const; ///< in the pixels of the usual window, as what is painted
    double mapRoom() const;   ///< the side of the square that the large map fits in
    void setPixel(const MapPixel& pixel);
    QRectF channelRect(int input) const; ///< of one patch × kernel
    void paintProducts(QPainter& painter) const;
    void paintNumbers(QPainter& painter, const QRectF& room) const;

    std::shared_ptr<const model::ForwardTrace> path_;
    model::Stage stage_ = model::Stage::norm;
    MapPixel pixel_{0, 0, 0, 0};
    model::PixelArithmetic made_;
    QStringList lines_;
    QImage image_;
    int spelt_ = 0;       ///< the input channel whose products are spelt out
    bool chosen_ = false; ///< by the pointer; else the largest share is spelt out
};

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

/// The value of a pixel at a stage.
float valueAt(const model::ForwardTrace& path, const MapPixel& pixel, model::Stage stage);

/// "conv3, map 5 of 16, row 7, column 9: −0.412 after batch norm; sees 12×12". Rows, columns and maps count from 1.
QString pixelText(const model::ForwardTrace& path, const MapPixel& pixel, model::Stage stage);

/// "after batch norm", or what the layer has of it: "after ReLU", "sum of the convolution".
QString stageText(const model::LayerMaps& maps, model::Stage stage);

/// One line a step, as far as the stage: the sum, ReLU, batch norm with its figures. The last ends in the pixel's value.
QStringList arithmeticText(const model::ForwardTrace& path, const MapPixel& pixel, model::Stage stage,
                           const model::PixelArithmetic& made);

/// A value with a real minus.
QString exactFigure(double value, int decimals = 4);

} // namespace ui
