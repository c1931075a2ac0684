// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

namespace ui {

/// All kernels of one convolution, small: a row for each map that it makes, a column for each that it is given, in one scale of
/// colours. A row is chosen with the mouse or the arrow keys.
class KernelGrid : public QWidget {
    Q_OBJECT

public:
    explicit KernelGrid(QWidget* parent = nullptr);

    /// Convolution `layer` from 0; null: none.
    void setLayer(const std::shared_ptr<const model::NetworkLayers>& layers, int layer);
    /// Maps, from 0, that are marked as dead.
    void setDead(const std::vector<int>& maps);

    int chosen() const { return chosen_; } ///< map, from 0
    /// The kernel that the mouse is on: column of the map it is given, row of the map it makes.
    std::optional<QPoint> pointed() const { return pointed_; }
    QRectF kernelRect(int output, int input) const; ///< logical pixels
    QSize sizeHint() const override { return {270, 330}; }
    QSize minimumSizeHint() const override { return {150, 170}; }

public slots:
    void choose(int map);

signals:
    void chosenChanged(int map);
    void pointedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent*) override { arrange(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const model::ConvolutionLayer* layer() const { return layers_ ? &(*layers_)[static_cast<std::size_t>(layer_)] : nullptr; }
    void arrange();
    void colour();
    std::optional<QPoint> kernelAt(QPointF place) const;
    int rowAt(double y) const;

    std::shared_ptr<const model::NetworkLayers> layers_;
    int layer_ = 0;
    std::vector<int> dead_;
    int chosen_ = 0;
    std::optional<QPoint> pointed_;
    int pixel_ = 1; ///< side of a weight, logical pixels
    int gap_ = 1;   ///< between kernels
    QImage image_;  ///< all kernels, one below the other
};

} // namespace ui
