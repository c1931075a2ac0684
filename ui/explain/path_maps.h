// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "ui/style/classes.h"

#include <QImage>
#include <QRectF>
#include <QWidget>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ui {

/// One pixel of one map. Layer −1 is the image, those from 0 are the network's convolutions and linear layers.
struct MapPixel {
    int layer = -1;
    int channel = 0;
    int x = 0;
    int y = 0;
    bool operator==(const MapPixel&) const = default;
};

/// How many maps of how many pixels a layer has, or how many units.
struct MapShape {
    int channels = 1;
    int side = 1;
    bool units = false; ///< of a linear layer, which are shown as bars
    bool operator==(const MapShape&) const = default;
};

/// Where the maps of all layers stand: a column a layer, the first for the image, and room for the answer at the right. Every map
/// is as large as there is room for, its pixels a whole number of the device's; of a network that has too many the layout is
/// wider than its room.
class PathLayout {
public:
    PathLayout() = default;

    /// `room` in logical pixels; `answer` of its width is kept for the answer.
    PathLayout(const std::vector<MapShape>& shapes, const QRectF& room, double answer, double devicePixelRatio);

    QRectF columnRect(int layer) const;           ///< the layer's column, as high as the room
    QRectF mapRect(int layer, int channel) const; ///< of one map, logical pixels
    QRectF answerRect() const { return answer_; }
    double width() const { return room_.width(); }
    /// Whether each answer stands beside its map of the last layer; else the best ones stand below each other.
    bool answersStandBeside() const;
    int answers() const; ///< how many there is room for
    QRectF answerRow(int row, int rows) const;
    QRectF pixelRect(const MapPixel& pixel) const;
    std::optional<MapPixel> pixelAt(QPointF place) const;
    bool has(const MapPixel& pixel) const;
    const std::vector<MapShape>& shapes() const { return shapes_; }

private:
    struct Column {
        int scale = 1; ///< device pixels a map's pixel
        QSizeF cell;   ///< a map
        int columns = 1;
        int rows = 1;
        double pitch = 0; ///< from map to map, downwards
        double width = 0;
        QPointF first; ///< top left of the first map
    };
    void arrange(std::size_t index);
    double blockWidth(std::size_t index) const; ///< of its maps side by side
    QSizeF cell(std::size_t index) const { return columns_[index].cell; }

    std::vector<MapShape> shapes_;
    std::vector<Column> columns_;
    QRectF room_;
    QRectF answer_;
    double ratio_ = 1;
};

/// All maps of all layers side by side, from the image to the log-probabilities: one picture a layer, a bar for each unit of a
/// linear layer. The pointer shows what
/// a pixel sees; the arrow keys go from map to map, Enter opens one.
class PathMaps : public QWidget {
    Q_OBJECT

public:
    explicit PathMaps(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers);
    /// `shown`: of each convolution and linear layer the layer that shows it (`model::shownLayers`).
    void setPath(std::shared_ptr<const model::ForwardTrace> path, const std::vector<std::size_t>& shown);

    const PathLayout& arrangement() const { return layout_; }
    std::optional<MapPixel> pointed() const { return pointed_; }
    MapPixel selected() const { return selected_; } ///< the map that the keys are at; x and y do not count
    void select(const MapPixel& map);

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override { return {400, 200}; } ///< its minimum width is that of all maps

signals:
    /// The pointer is above another pixel, or above none.
    void pointedChanged();
    /// Also as the keys go.
    void selectedChanged();
    void opened(int layer, int channel);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent*) override { arrange(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { setPointed(std::nullopt); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    void colour();
    void setPointed(std::optional<MapPixel> pixel);
    QString layerName(int layer) const;
    bool namesStandApart(const QFont& font) const;
    void fitNames();
    void paintColumn(QPainter& painter, int layer) const;
    void paintUnits(QPainter& painter, int layer) const;
    void paintAnswer(QPainter& painter) const;
    void paintSeen(QPainter& painter) const;

    ClassNames answers_;
    std::shared_ptr<const model::ForwardTrace> path_;
    std::vector<std::size_t> shown_;
    PathLayout layout_;
    double arrangedFor_ = 0;     ///< device pixels a logical one
    QFont nameFont_;             ///< of the layers' names: smaller where neighbours would touch …
    bool shortNames_ = false;    ///< … and "c1" for "conv1", "l1" for "linear1" where they still do
    std::vector<QImage> images_; ///< of the image and the layers
    std::vector<std::span<const float>> values_;
    std::vector<float> largest_; ///< absolute values
    std::optional<MapPixel> pointed_;
    MapPixel selected_{0, 0, 0, 0};
};

/// One of the network's convolutions and linear layers, counted from 0.
const model::PlacedLayer& weightedLayer(const model::Architecture& network, int layer);
bool isLinear(const model::PlacedLayer& placed);

} // namespace ui
