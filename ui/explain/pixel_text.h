// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "model/values/pixel_origin.h"
#include "ui/explain/path_layout.h"

#include <QStringList>

namespace ui {

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
