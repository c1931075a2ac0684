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

const model::PlacedLayer& weightedLayer(const model::Architecture& network, int layer) {
    return network.layers()[network.weighted()[static_cast<std::size_t>(layer)]];
}

bool isLinear(const model::PlacedLayer& placed) {
    return placed.layer.kind == model::LayerKind::linear;
}

QString mapName(const model::PlacedLayer& placed, int channel) {
    const QString text = isLinear(placed) ? said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, unit %2"))
                                          : said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, map %2"));
    return text.arg(QString::fromStdString(placed.name)).arg(channel + 1);
}

QString mapOfText(const model::PlacedLayer& placed, int channel) {
    return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1 of %2")).arg(mapName(placed, channel)).arg(placed.output.channels);
}

QString layerText(const model::Architecture& network, std::size_t index) {
    const model::PlacedLayer& placed = network.layers()[index];
    const QString name = QString::fromStdString(placed.name);
    const int window = placed.layer.kind == model::LayerKind::globalAveragePooling ? placed.input.side : placed.layer.size;
    switch (placed.layer.kind) {
    case model::LayerKind::convolution: {
        const QString what =
            index == 0 ? said(QT_TRANSLATE_NOOP(
                             "ui::PixelText",
                             "%1, a convolution: each of its %2 maps looks for one pattern in %3×%3 pixels of the image."))
                       : said(QT_TRANSLATE_NOOP("ui::PixelText",
                                                "%1, a convolution: each of its %2 maps looks for one pattern in %3×%3 "
                                                "pixels of all %4 maps before. A pixel of it sees %5×%5 of the image."));
        const QString text = what.arg(name).arg(placed.output.channels).arg(placed.layer.kernel);
        return index == 0 ? text : text.arg(placed.input.channels).arg(placed.receptiveField);
    }
    case model::LayerKind::linear:
        return said(
                   QT_TRANSLATE_NOOP("ui::PixelText",
                                     "%1, a linear layer: each of its %2 units weighs all %3 values before it and adds them up."))
            .arg(name)
            .arg(placed.output.channels)
            .arg(placed.input.count());
    case model::LayerKind::batchNorm:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, batch norm: shifts and scales each map to values of usual size, "
                                                       "so that the layers behind it learn faster."))
            .arg(name);
    case model::LayerKind::relu:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, a ReLU: takes everything below zero to zero. Without it, all layers "
                                                       "together could do no more than one."))
            .arg(name);
    case model::LayerKind::leakyRelu:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, a leaky ReLU: makes everything below zero smaller. Without it, all "
                                                       "layers together could do no more than one."))
            .arg(name);
    case model::LayerKind::dropout:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, dropout: silences values at random while it learns, so that none "
                                                       "relies on another; it does nothing when reading."))
            .arg(name);
    case model::LayerKind::maxPooling:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, max pooling: keeps the largest of each %2×%2 pixels, so that small "
                                                       "shifts matter less and what follows is quicker."))
            .arg(name)
            .arg(window);
    case model::LayerKind::averagePooling:
    case model::LayerKind::globalAveragePooling:
        break;
    }
    return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, average pooling: makes one value of each %2×%2 pixels, their mean."))
        .arg(name)
        .arg(window);
}

QString stageText(const model::Layer& layer) {
    switch (layer.kind) {
    case model::LayerKind::batchNorm:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "after batch norm"));
    case model::LayerKind::relu:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "after ReLU"));
    case model::LayerKind::leakyRelu:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "after leaky ReLU"));
    case model::LayerKind::linear:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "weighted sum"));
    default:
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "sum of the convolution"));
    }
}

QString pixelText(const model::ForwardTrace& path, const std::vector<std::size_t>& shown, const MapPixel& pixel) {
    if (pixel.layer < 0) {
        const auto at = static_cast<std::size_t>(pixel.y * model::kImageSide + pixel.x);
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "Image, row %1, column %2: %3 (grey %4 of 255)"))
            .arg(pixel.y + 1)
            .arg(pixel.x + 1)
            .arg(figure(static_cast<double>(path.activations.input[at])))
            .arg(path.image[at]);
    }
    const model::Architecture& network = *path.weights->architecture;
    const std::size_t index = shown[static_cast<std::size_t>(pixel.layer)];
    const model::PlacedLayer& layer = network.layers()[index];
    const auto at = static_cast<std::size_t>((pixel.channel * layer.output.side + pixel.y) * layer.output.side + pixel.x);
    const model::PlacedLayer& weighted = weightedLayer(network, pixel.layer);
    const QString name = mapName(weighted, pixel.channel);
    const QString value = figure(static_cast<double>(path.activations.layers[index][at]));
    if (isLinear(weighted))
        return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1: %2 %3")).arg(name, value, stageText(layer.layer));
    return said(QT_TRANSLATE_NOOP("ui::PixelText", "%1, row %2, column %3: %4 %5; sees %6×%6"))
        .arg(name)
        .arg(pixel.y + 1)
        .arg(pixel.x + 1)
        .arg(value, stageText(layer.layer))
        .arg(layer.receptiveField);
}

QString exactFigure(double value, int decimals) {
    const QString text = decimal(std::abs(value), decimals);
    return value < 0 && text != decimal(0, decimals) ? QChar(0x2212) + text : text;
}

QStringList arithmeticText(const model::ForwardTrace& path, int channel, const model::PixelArithmetic& made) {
    const auto text = [](float value) { return exactFigure(static_cast<double>(value)); };
    const auto layers = path.weights->architecture->layers();
    const QString sum = text(made.sum);
    QStringList lines{made.products.size() == 1
                          ? said(QT_TRANSLATE_NOOP("ui::PixelText", "patch × kernel = %1")).arg(text(made.sum - made.bias))
                          : said(QT_TRANSLATE_NOOP("ui::PixelText", "sum of the %1 products = %2"))
                                .arg(made.products.size())
                                .arg(text(made.sum - made.bias))};
    const auto added = [&](float addend, const QString& result) {
        return (addend < 0 ? said(QT_TRANSLATE_NOOP("ui::PixelText", "− %1 = %2"))
                           : said(QT_TRANSLATE_NOOP("ui::PixelText", "+ %1 = %2")))
            .arg(text(std::abs(addend)), result);
    };
    if (layers[made.layer].layer.bias)
        lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "the bias: %1")).arg(added(made.bias, sum));
    for (const model::PixelStep& step : made.steps) {
        const model::PlacedLayer& placed = layers[step.layer];
        const QString before = text(step.before);
        const QString after = text(step.after);
        switch (placed.layer.kind) {
        case model::LayerKind::relu:
            lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "ReLU: max(0, %1) = %2")).arg(before, after);
            break;
        case model::LayerKind::leakyRelu:
            lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "leaky ReLU: max(%1 · x, x) of %2 = %3"))
                         .arg(figure(placed.layer.slope), before, after);
            break;
        case model::LayerKind::batchNorm: {
            const auto figures = [&](std::size_t which) {
                return path.weights->tensors[placed.firstTensor + which].values[static_cast<std::size_t>(channel)];
            };
            lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "batch norm: γ · (x − μ) / √(σ² + ε) + β ="))
                  << said(QT_TRANSLATE_NOOP("ui::PixelText", "%1 · (%2 − %3) / √(%4 + 10⁻⁵)"))
                         .arg(text(figures(0)), before, text(figures(2)), text(figures(3)))
                  << added(figures(1), after);
            break;
        }
        case model::LayerKind::maxPooling:
            lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "the largest of %1×%1 = %2")).arg(placed.layer.size).arg(after);
            break;
        case model::LayerKind::averagePooling:
        case model::LayerKind::globalAveragePooling:
            lines << said(QT_TRANSLATE_NOOP("ui::PixelText", "with its neighbours, the mean of %1×%1 = %2"))
                         .arg(placed.layer.kind == model::LayerKind::averagePooling ? placed.layer.size : placed.input.side)
                         .arg(after);
            break;
        default:
            break; // dropout does nothing
        }
    }
    return lines;
}

} // namespace ui
