// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "model/values/pixel_origin.h"
#include "ui/explain/path_layout.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace ui {

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

} // namespace ui
