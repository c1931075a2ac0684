// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/why_view.h"

#include "ui/explain/map_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kInk = 0.34;     ///< how much of the ink shows beneath
constexpr double kVeilMost = 225; ///< alpha of the strongest share upon the drawing
constexpr int kSide = model::kImageSide;

} // namespace

WhyPicture::WhyPicture(QWidget* parent) : QWidget(parent) {
    setObjectName("whyPicture");
    setSpokenRole(*this, QAccessible::Graphic, tr("What in the image makes the answer"),
                  tr("The arrow keys go from pixel to pixel"));
    setToolTip(
        tr("What speaks for the digit has one hue, what speaks against it the other; the arrow keys go from pixel to pixel."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void WhyPicture::setShares(const model::DigitImage& image, const model::PixelShares& shares) {
    image_ = image;
    shares_ = shares;
    update();
    emit pointedChanged(); // its figure is another one
}

QImage WhyPicture::veil(const model::PixelShares& shares) {
    const auto largest = static_cast<double>(largestOf(shares));
    QImage image(kSide, kSide, QImage::Format_ARGB32);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const auto value = static_cast<double>(shares[static_cast<std::size_t>(y * kSide + x)]);
            const double share = largest > 0 ? value / largest : 0;
            QColor colour = mapHue(share);
            colour.setAlpha(static_cast<int>(std::lround(kVeilMost * mapAmount(share))));
            image.setPixelColor(x, y, colour);
        }
    return image;
}

/// The largest in the middle with pixels of a whole number of the device's.
QRectF WhyPicture::square() const {
    const double ratio = devicePixelRatioF();
    const double side = std::floor((std::min(width(), height()) - 4) * ratio / kSide) * kSide / ratio;
    const auto whole = [&](double value) { return std::round(value * ratio) / ratio; };
    return {whole((width() - side) / 2), whole((height() - side) / 2), side, side};
}

QRectF WhyPicture::pixelRect(QPoint pixel) const {
    const QRectF all = square();
    const double side = all.width() / kSide;
    return {all.topLeft() + QPointF(pixel) * side, QSizeF(side, side)};
}

void WhyPicture::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    const auto largest = static_cast<double>(largestOf(shares_));
    for (int i = 0; i < model::kImagePixels; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double share = largest > 0 ? static_cast<double>(shares_[at]) / largest : 0;
        const QColor ink = blend(t.canvas, t.ink, kInk * image_[at] / 255);
        painter.fillRect(pixelRect({i % kSide, i / kSide}), blend(ink, mapHue(share), mapAmount(share)));
    }
    painter.setPen(QPen(hasFocus() ? t.accent : t.line, hasFocus() ? 2 : 1));
    painter.drawRect(square().adjusted(-0.5, -0.5, 0.5, 0.5));
    if (pointed_) {
        const QRectF frame = pixelRect(*pointed_);
        painter.setPen(QPen(t.canvas, 3));
        painter.drawRect(frame);
        painter.setPen(QPen(t.text, 1));
        painter.drawRect(frame);
    }
}

void WhyPicture::point(std::optional<QPoint> pixel) {
    if (std::exchange(pointed_, pixel) != pixel) {
        update();
        emit pointedChanged();
    }
}

void WhyPicture::mouseMoveEvent(QMouseEvent* event) {
    const QRectF all = square();
    const QPointF place = (event->position() - all.topLeft()) / all.width() * kSide;
    const QPoint pixel(static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y())));
    point(QRect(0, 0, kSide, kSide).contains(pixel) ? std::optional(pixel) : std::nullopt);
}

void WhyPicture::keyPressEvent(QKeyEvent* event) {
    const QPoint step = arrowStep(*event);
    if (step.isNull())
        return QWidget::keyPressEvent(event);
    const QPoint from = pointed_.value_or(QPoint(kSide / 2, kSide / 2));
    point(QPoint(std::clamp(from.x() + step.x(), 0, kSide - 1), std::clamp(from.y() + step.y(), 0, kSide - 1)));
}

} // namespace ui
