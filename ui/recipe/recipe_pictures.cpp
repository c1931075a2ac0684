// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/recipe_form.h"

#include "ui/style/theme.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
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
    setSpokenRole(*this, QAccessible::Graphic, tr("What the network sees next"),
                  tr("Twelve training images as these settings vary them"));
    setToolTip(tr("Twelve training digits as these settings vary them: what the network learns from, drawn by the same code."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
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
        drawDigitCard(painter, cell, i < static_cast<int>(images_.size()) ? &images_[static_cast<std::size_t>(i)] : nullptr);
    }
}

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) {
    setFixedHeight(36);
    setSpokenRole(*this, QAccessible::Chart);
}

void Sparkline::setValues(std::vector<double> values) {
    values_ = std::move(values);
    update();
}

void Sparkline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 3, -1, -1.5);
    painter.setPen(QPen(theme().line, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (values_.size() < 2)
        return;
    const double largest = std::max(*std::ranges::max_element(values_), 1e-12);
    QPolygonF line;
    for (std::size_t i = 0; i < values_.size(); ++i)
        line << QPointF(area.left() + area.width() * static_cast<double>(i) / static_cast<double>(values_.size() - 1),
                        area.bottom() - area.height() * values_[i] / largest);
    QPolygonF below = line;
    below << area.bottomRight() << area.bottomLeft();
    QPainterPath filled;
    filled.addPolygon(below);
    painter.fillPath(filled, blend(theme().panel, theme().accent, isEnabled() ? 0.12 : 0.05));
    painter.setPen(QPen(blend(theme().panel, theme().accent, isEnabled() ? 1 : 0.4), 1.5));
    painter.drawPolyline(line);
}

} // namespace ui
