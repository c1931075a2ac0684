// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/digit_pixmap.h"

#include "ui/style/icons.h"

#include <QPainter>

#include <cmath>
#include <cstring>

namespace ui {
QImage toImage(const model::DigitImage& digit) {
    QImage image(model::kImageSide, model::kImageSide, QImage::Format_Grayscale8);
    for (int y = 0; y < model::kImageSide; ++y)
        std::memcpy(image.scanLine(y), digit.data() + y * model::kImageSide, model::kImageSide);
    return image;
}

void drawDigit(QPainter& painter, const QRectF& rect, const model::DigitImage& digit) {
    const double pixels = rect.width() * painter.device()->devicePixelRatioF() / model::kImageSide;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, pixels < 4 && std::abs(pixels - std::round(pixels)) > 1e-6);
    painter.drawImage(rect, toImage(digit));
    painter.restore();
}

QPixmap digitPixmap(const model::DigitImage& digit, int side, double devicePixelRatio) {
    const int pixels = static_cast<int>(std::lround(side * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPainter painter(&pixmap);
    drawDigit(painter, QRectF(0, 0, side, side), digit);
    return pixmap;
}

QIcon digitIcon(const model::DigitImage& digit) {
    return paintedIcon(
        [digit](QPainter& painter, const QRect& rect, QIcon::Mode, QIcon::State) { drawDigit(painter, rect, digit); });
}

} // namespace ui
