// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/plot_export.h"

#include "ui/style/theme.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ui {

QByteArray renderPicture(const QString& suffix, QSize size, const QString& title,
                         const std::function<void(QPaintDevice&, double)>& paint) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (suffix == "png") {
        QImage image(size * 2, QImage::Format_RGB32);
        paint(image, 2);
        image.save(&buffer, "PNG");
    } else if (suffix == "svg") {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(title);
        paint(svg, 1);
    } else if (suffix == "pdf") {
        QPdfWriter pdf(&buffer);
        pdf.setTitle(title);
        pdf.setPageSize(QPageSize(QSizeF(size), QPageSize::Point));
        pdf.setPageMargins(QMarginsF());
        pdf.setResolution(72); // one unit a point
        paint(pdf, 1);
    }
    return buffer.data();
}

void drawPlotHeader(QPainter& painter, const QString& title) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(13);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(QPen(theme().text));
    painter.drawText(QPointF(16, 24), title);
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.setPen(QPen(theme().quietText));
    double x = 110;
    for (const auto& [name, colour] :
         {std::pair{QObject::tr("train"), theme().accent}, std::pair{QObject::tr("test"), theme().test}}) {
        painter.fillRect(QRectF(x, 18, 14, 3), colour);
        painter.drawText(QPointF(x + 20, 24), name);
        x += 80;
    }
}

bool writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace ui
