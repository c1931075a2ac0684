// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/thumbnail_strip.h"

#include "ui/style/theme.h"
#include "ui/widgets/digit_pixmap.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace ui {
namespace {

constexpr int kColumns = 6;
constexpr int kRows = 2;
constexpr int kSide = 34; ///< logical pixels
constexpr int kGap = 4;

} // namespace

ThumbnailStrip::ThumbnailStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("thumbnailStrip");
    setAccessibleName(tr("What the network sees next"));
    setSpokenRole(*this, QAccessible::Graphic);
    setAccessibleDescription(tr("Twelve training images as these settings vary them"));
    setToolTip(tr("Twelve training digits as these settings vary them: what the network learns from, drawn by the same code."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize ThumbnailStrip::sizeHint() const {
    return {kColumns * (kSide + kGap) - kGap, kRows * (kSide + kGap) - kGap};
}

void ThumbnailStrip::setImages(std::vector<model::DigitImage> images) {
    images_ = std::move(images);
    update();
}

void ThumbnailStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < kColumns * kRows; ++i) {
        const QRectF cell(i % kColumns * (kSide + kGap), i / kColumns * (kSide + kGap), kSide, kSide);
        QPainterPath corners;
        corners.addRoundedRect(cell, 4, 4);
        if (i >= static_cast<int>(images_.size())) {
            painter.fillPath(corners, theme().grid);
            continue;
        }
        painter.save();
        painter.setClipPath(corners);
        drawDigit(painter, cell, images_[static_cast<std::size_t>(i)]);
        painter.restore();
    }
}

} // namespace ui
