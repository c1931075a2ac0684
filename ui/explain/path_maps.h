// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "ui/explain/path_layout.h"
#include "ui/style/classes.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// All maps of all layers side by side, from the image to the ten log-probabilities: one picture a layer. The pointer shows what
/// a pixel sees; the arrow keys go from map to map, Enter opens one.
class PathMaps : public QWidget {
    Q_OBJECT

public:
    explicit PathMaps(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers);
    void setPath(std::shared_ptr<const model::ForwardTrace> path);
    void setStage(model::Stage stage);

    const PathLayout& arrangement() const { return layout_; }
    std::optional<MapPixel> pointed() const { return pointed_; }
    MapPixel selected() const { return selected_; } ///< the map that the keys are at; x and y do not count
    void select(const MapPixel& map);

    QSize minimumSizeHint() const override { return {400, 300}; }

signals:
    /// The pointer is above another pixel, or above none.
    void pointedChanged();
    /// Also as the keys go.
    void selectedChanged();
    void opened(int layer, int channel);

protected:
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
    void paintAnswer(QPainter& painter) const;
    void paintSeen(QPainter& painter) const;

    ClassNames answers_;
    std::shared_ptr<const model::ForwardTrace> path_;
    model::Stage stage_ = model::Stage::norm;
    PathLayout layout_;
    double arrangedFor_ = 0;     ///< device pixels a logical one
    QFont nameFont_;             ///< of the layers' names: smaller where neighbours would touch …
    bool shortNames_ = false;    ///< … and "c1" for "conv1" where they still do
    std::vector<QImage> images_; ///< of the image and the layers
    std::vector<float> largest_; ///< absolute values
    std::optional<MapPixel> pointed_;
    MapPixel selected_{0, 0, 0, 0};
};

} // namespace ui
