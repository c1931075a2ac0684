// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/plot_export.h"

#include "ui/curves/curve_panel.h"
#include "ui/curves/overlay_palette.h"
#include "ui/curves/rate_strip.h"
#include "ui/style/theme.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kPlotHeader = 34;   ///< logical pixels
constexpr int kRatesHeight = 100; ///< of the learning rate with its title

constexpr int kOverlayNameWidth = 130; ///< the longest name of an overlaid run

/// The lines and names of the visible overlays, from `x` on, as many as `width` has room for.
void drawOverlayNames(QPainter& painter, double x, int width, const std::vector<OverlaidRun>& overlays) {
    for (const OverlaidRun& run : overlays) {
        if (!run.visible)
            continue;
        const QString name = painter.fontMetrics().elidedText(run.name, Qt::ElideRight, kOverlayNameWidth);
        const int size = painter.fontMetrics().horizontalAdvance(name);
        const bool fits = x + 28 + size + 30 < width;
        painter.setPen(overlayPen(run.colour, 2));
        if (fits)
            painter.drawLine(QPointF(x, 19.5), QPointF(x + 22, 19.5));
        painter.setPen(QPen(theme().quietText));
        painter.drawText(QPointF(fits ? x + 28 : x, 24), fits ? name : "…");
        if (!fits)
            return;
        x += 28 + size + 18;
    }
}

void drawTitle(QPainter& painter, const QString& title) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(13);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(QPen(theme().text));
    painter.drawText(QPointF(16, 24), title);
}

/// A plot's title with the legend beside it, kPlotHeader high.
void drawPlotHeader(QPainter& painter, int width, const CurvePanel& panel) {
    drawTitle(painter, panel.title());
    double x = std::max(110, 34 + painter.fontMetrics().horizontalAdvance(panel.title()));
    QFont font = painter.font();
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(QPen(theme().quietText));
    for (const auto& [name, colour] :
         {std::pair{QObject::tr("train"), theme().accent}, std::pair{panel.testName(), theme().test}}) {
        painter.fillRect(QRectF(x, 18, 14, 3), colour);
        painter.drawText(QPointF(x + 20, 24), name);
        x += 40 + painter.fontMetrics().horizontalAdvance(name);
    }
    drawOverlayNames(painter, x, width, panel.overlays());
}

void paintPanels(QPaintDevice& device, double scale, QSize size, const std::vector<CurvePanel*>& panels, const RateStrip& rates) {
    QCPPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.fillRect(QRect(QPoint(), size), theme().panel);
    const int height = (size.height() - kRatesHeight) / static_cast<int>(panels.size());
    for (const CurvePanel* panel : panels) {
        drawPlotHeader(painter, size.width(), *panel);
        painter.translate(0, kPlotHeader);
        painter.save();
        panel->plot()->toPainter(&painter, size.width() - 10, height - kPlotHeader - 6);
        painter.restore();
        painter.translate(0, height - kPlotHeader);
    }
    drawTitle(painter, rates.title());
    painter.translate(0, kPlotHeader);
    rates.plot()->toPainter(&painter, size.width() - 10, kRatesHeight - kPlotHeader - 6);
}

} // namespace

Encoding drawPicture(const QString& suffix, QSize size, const QString& title, const std::vector<CurvePanel*>& panels,
                     const RateStrip& rates) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (suffix == "png") {
        QImage image(size * 2, QImage::Format_RGB32);
        paintPanels(image, 2, size, panels, rates);
        return [image] {
            QByteArray compressed;
            QBuffer into(&compressed);
            into.open(QIODevice::WriteOnly);
            image.save(&into, "PNG");
            return compressed;
        };
    }
    if (suffix == "svg") {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(title);
        paintPanels(svg, 1, size, panels, rates);
    } else if (suffix == "pdf") {
        QPdfWriter pdf(&buffer);
        pdf.setTitle(title);
        pdf.setPageSize(QPageSize(QSizeF(size), QPageSize::Point));
        pdf.setPageMargins(QMarginsF());
        pdf.setResolution(72); // one unit a point
        paintPanels(pdf, 1, size, panels, rates);
    } else {
        return {};
    }
    return [bytes] { return bytes; };
}

bool writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace ui
