// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/path_view.h"

#include "ui/explain/map_colours.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace ui {
namespace {

QString said(const char* text) {
    return QCoreApplication::translate("ui::PixelText", text);
}

} // namespace

float valueAt(const model::ForwardTrace& path, const MapPixel& pixel, model::Stage stage) {
    if (pixel.layer < 0)
        return path.activations.input[static_cast<std::size_t>(pixel.y * model::kImageSide + pixel.x)];
    const model::LayerMaps& maps = path.activations.layers[static_cast<std::size_t>(pixel.layer)];
    return maps.at(stage)[static_cast<std::size_t>((pixel.channel * maps.side + pixel.y) * maps.side + pixel.x)];
}

QString stageText(const model::LayerMaps& maps, model::Stage stage) {
    if (stage >= model::Stage::norm && maps.has(model::Stage::norm))
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "after batch norm"));
    if (stage >= model::Stage::relu && maps.has(model::Stage::relu))
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "after ReLU"));
    return said(QT_TRANSLATE_NOOP("ui::PixelText", "sum of the convolution"));
}

QString pixelText(const model::ForwardTrace& path, const MapPixel& pixel, model::Stage stage) {
    const QString value = figure(static_cast<double>(valueAt(path, pixel, stage)));
    if (pixel.layer < 0) {
        const auto grey = path.image[static_cast<std::size_t>(pixel.y * model::kImageSide + pixel.x)];
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "Image, row %1, column %2: %3 (grey %4 of 255)"))
            .arg(pixel.y + 1)
            .arg(pixel.x + 1)
            .arg(value)
            .arg(grey);
    }
    const auto layer = static_cast<std::size_t>(pixel.layer);
    const model::PixelSquare seen = model::receptiveField(*path.layers, layer, pixel.x, pixel.y)[0];
    return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, map %2, row %3, column %4: %5 %6; sees %7×%7"))
        .arg(QString::fromStdString((*path.layers)[layer].name))
        .arg(pixel.channel + 1)
        .arg(pixel.y + 1)
        .arg(pixel.x + 1)
        .arg(value, stageText(path.activations.layers[layer], stage))
        .arg(seen.right - seen.left);
}

QString exactFigure(double value, int decimals) {
    const QString text = decimal(std::abs(value), decimals);
    return value < 0 && text != decimal(0, decimals) ? QChar(0x2212) + text : text;
}

QStringList arithmeticText(const model::ForwardTrace& path, const MapPixel& pixel, model::Stage stage,
                           const model::PixelArithmetic& made) {
    const auto index = static_cast<std::size_t>(pixel.layer);
    const auto channel = static_cast<std::size_t>(pixel.channel);
    const model::ConvolutionLayer& layer = (*path.layers)[index];
    const model::LayerMaps& maps = path.activations.layers[index];
    const auto text = [](float value) { return exactFigure(static_cast<double>(value)); };
    const QString sum = text(made.sum);
    QStringList lines{
        made.products.size() == 1
            ? said(QT_TRANSLATE_NOOP("ui::PixelText", "patch × kernel = %1")).arg(sum)
            : said(QT_TRANSLATE_NOOP("ui::PixelText", "sum of the %1 products = %2")).arg(made.products.size()).arg(sum)};
    if (stage >= model::Stage::relu && maps.has(model::Stage::relu))
        lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "ReLU: max(0, %1) = %2")).arg(sum, text(made.rectified));
    if (stage >= model::Stage::norm && maps.has(model::Stage::norm))
        lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "batch norm: γ · (x − μ) / √(σ² + ε) + β ="))
              << said(QT_TRANSLATE_NOOP("ui::PixelText", "%1 · (%2 − %3) / √(%4 + 10⁻⁵)"))
                     .arg(text(layer.scale[channel]), text(made.rectified), text(layer.mean[channel]),
                          text(layer.variance[channel]))
              << (layer.shift[channel] < 0 ? said(QT_TRANSLATE_NOOP("ui::PixelText", "− %1 = %2"))
                                           : said(QT_TRANSLATE_NOOP("ui::PixelText", "+ %1 = %2")))
                     .arg(text(std::abs(layer.shift[channel])), text(made.normed));
    return lines;
}

} // namespace ui
