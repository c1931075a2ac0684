// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading_view.h"

#include "ui/digit_pixmap.h"
#include "ui/figures.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace ui {
namespace {

constexpr float kSure = 0.6F;
constexpr int kSeenSide = 2 * model::kImageSide;

std::pair<int, int> twoBest(const model::Prediction& prediction) {
    int first = 0;
    int second = 1;
    const auto& p = prediction.probabilities;
    const auto at = [&p](int digit) { return p[static_cast<std::size_t>(digit)]; };
    if (at(second) > at(first))
        std::swap(first, second);
    for (int digit = 2; digit < model::kClassCount; ++digit) {
        if (at(digit) > at(first))
            second = std::exchange(first, digit);
        else if (at(digit) > at(second))
            second = digit;
    }
    return {first, second};
}

bool isSure(const model::Prediction& prediction) {
    return prediction.probabilities[static_cast<std::size_t>(twoBest(prediction).first)] >= kSure;
}

} // namespace

ReadingView::ReadingView(QWidget* parent) : QWidget(parent) {
    setObjectName("readingView");
    setAccessibleName(tr("What the network reads"));
    setToolTip(tr("Left: the 28×28 pixels the network is given. Right: milliseconds from your pen to the answer, and which "
                  "weights gave it."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void ReadingView::showReading(const Reading& reading) {
    reading_ = reading;
    describe();
    update();
}

void ReadingView::showNothing() {
    reading_.reset();
    describe();
    update();
}

QString ReadingView::sentence() const {
    if (!reading_)
        return {};
    const auto [first, second] = twoBest(reading_->prediction);
    if (isSure(reading_->prediction))
        return tr("reads %1").arg(first);
    return tr("not sure: %1 or %2").arg(first).arg(second);
}

void ReadingView::describe() {
    setAccessibleDescription(reading_ ? sentence() : tr("Nothing was read"));
}

void ReadingView::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF seen(1, (height() - kSeenSide) / 2, kSeenSide, kSeenSide);
    QPainterPath corners;
    corners.addRoundedRect(seen, 5, 5);
    painter.save();
    painter.setClipPath(corners);
    painter.fillRect(seen, reading_ ? QColor(Qt::black) : t.grid);
    if (reading_)
        drawDigit(painter, seen, reading_->seen);
    painter.restore();
    painter.setPen(QPen(t.line, 1));
    painter.drawPath(corners);

    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    painter.setPen(t.quietText);
    const double left = seen.right() + 14;
    const QRectF lines(left, seen.top(), width() - left, seen.height());
    if (!reading_) {
        painter.drawText(lines, Qt::AlignVCenter | Qt::TextWordWrap, tr("Nothing on the canvas to read"));
        return;
    }

    drawFigures(painter, QRectF(left, height() / 2.0 - 8, width() - left, 16), Qt::AlignRight | Qt::AlignVCenter,
                tr("%1 ms").arg(reading_->elapsedMs, 0, 'f', reading_->elapsedMs < 10 ? 1 : 0));
    drawFigures(painter, QRectF(left, height() / 2.0 + 8, width() - left, 16), Qt::AlignRight | Qt::AlignVCenter,
                reading_->origin);

    const auto [first, second] = twoBest(reading_->prediction);
    const bool sure = isSure(reading_->prediction);
    drawFigures(painter, QRectF(left, seen.top() - 2, lines.width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                sure ? tr("reads") : tr("not sure:"));
    QFont large = font();
    large.setPixelSize(sure ? 44 : 26);
    large.setWeight(QFont::Bold);
    painter.setFont(large);
    painter.setPen(t.text);
    drawFigures(painter, QRectF(left - 1, seen.top() + 14, lines.width(), seen.height() - 14), Qt::AlignLeft | Qt::AlignVCenter,
                sure ? QString::number(first) : tr("%1 or %2").arg(first).arg(second));
}

} // namespace ui
