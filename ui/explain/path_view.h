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
class ScrollRoom;
class Segments;

/// One map, large, with its kernels and the arithmetic of one of its pixels: the one under the pointer, or where the arrow keys
/// went. A click, Enter or Esc closes it; Page Up and Page Down show the map before and the next one.
class MapDetail : public QWidget {
    Q_OBJECT

public:
    explicit MapDetail(QWidget* parent = nullptr);

    /// `shown`: as of PathMaps.
    void setPath(std::shared_ptr<const model::ForwardTrace> path, const std::vector<std::size_t>& shown);

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
    void resizeEvent(QResizeEvent*) override { list(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent*) override { emit closed(); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    int across() const;       ///< products side by side
    QSizeF usualSize() const; ///< in the pixels of the usual window, as what is painted
    void list();
    double mapRoom() const; ///< the side of the square that the large map fits in
    void setPixel(const MapPixel& pixel);
    double gridHeight() const;           ///< of a patch and its kernel
    double productsTop() const;          ///< below the map and the arithmetic
    int rowsAtOnce() const;              ///< of products; none in a low view
    QRectF channelRect(int place) const; ///< of one patch × kernel, by its place among those listed
    void paintProducts(QPainter& painter) const;
    void paintNumbers(QPainter& painter, const QRectF& room) const;

    std::size_t layer() const { return shown_[static_cast<std::size_t>(pixel_.layer)]; } ///< that is shown
    const model::Extent& extent() const { return path_->weights->architecture->layers()[layer()].output; }

    std::shared_ptr<const model::ForwardTrace> path_;
    std::vector<std::size_t> shown_;
    MapPixel pixel_{0, 0, 0, 0};
    model::PixelArithmetic made_;
    QStringList lines_;
    QImage image_;
    std::vector<int> listed_; ///< input channels whose products there is room for: all, or those that count most
    int spelt_ = 0;           ///< the input channel whose products are spelt out
    bool chosen_ = false;     ///< by the pointer; else the largest share is spelt out
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
    void resizeEvent(QResizeEvent*) override { showPixel(); }

private:
    void open(int layer, int channel);
    void close();
    void listStages();
    void showStage();
    QWidget* inFront() const; ///< what is on the stack
    void showPixel();
    void announce(const MapPixel* pixel);

    std::shared_ptr<const model::ForwardTrace> path_;
    std::vector<model::LayerKind> kinds_; ///< of the stages behind the sum
    std::vector<std::size_t> shown_;      ///< as of PathMaps
    Segments* stages_;
    QLabel* note_;
    QStackedWidget* stack_; ///< the empty page, the maps, one map
    PathMaps* maps_;
    ScrollRoom* mapsRoom_;
    MapDetail* detail_;
    FigureLabel* readout_;
    QLabel* layerNote_; ///< what the layer of the large map does
};

/// "conv3, map 5 of 16, row 7, column 9: −0.412 after batch norm; sees 12×12". Rows, columns, maps and units count from 1.
/// `shown` as of PathMaps, here and below.
QString pixelText(const model::ForwardTrace& path, const std::vector<std::size_t>& shown, const MapPixel& pixel);

/// "after batch norm", or what the layer is: "sum of the convolution".
QString stageText(const model::Layer& layer);

/// What a layer is and does, in a sentence or two; `index` is its place among the network's layers.
QString layerText(const model::Architecture& network, std::size_t index);

/// "conv3, map 5" or "linear1, unit 5".
QString mapName(const model::PlacedLayer& placed, int channel);

/// The same of how many: "conv3, map 5 of 16".
QString mapOfText(const model::PlacedLayer& placed, int channel);

/// One line a step: the sum, then what the layers behind it make of it. The last ends in the pixel's value.
QStringList arithmeticText(const model::ForwardTrace& path, int channel, const model::PixelArithmetic& made);

/// A value with a real minus.
QString exactFigure(double value, int decimals = 4);

} // namespace ui
