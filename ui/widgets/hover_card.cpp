// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hover_card.h"

#include "ui/style/text_scale.h"
#include "ui/style/theme.h"
#include "ui/widgets/figure_label.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int kPadding = 9;
constexpr int kLineHeight = 16;
constexpr int kDistance = 9; ///< from the dashed line

int lineHeightNow() {
    return kLineHeight * textPixels(11) / 11;
}

} // namespace

HoverCard::HoverCard(QWidget* plot) : QWidget(plot) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HoverCard::showLines(const QStringList& lines, QPoint anchor) {
    lines_ = lines;
    setFont(usualFont(font(), textPixels(11)));
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, figuresWidth(font(), line));
    resize(static_cast<int>(std::ceil(width)) + 2 * kPadding + 2,
           lineHeightNow() * static_cast<int>(lines.size()) + 2 * kPadding - 4);
    const QWidget* plot = parentWidget();
    int x = anchor.x() + kDistance;
    if (x + this->width() > plot->width() - 4)
        x = std::max(2, anchor.x() - kDistance - this->width());
    const int y = std::clamp(anchor.y() - height() / 2, 2, std::max(2, plot->height() - height() - 2));
    move(x, y);
    show();
    raise();
    update();
}

void HoverCard::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    for (int i = 0; i < lines_.size(); ++i) {
        painter.setPen(i == 0 ? t.quietText : t.text);
        drawFigures(painter, QRectF(kPadding, kPadding - 2 + i * lineHeightNow(), width(), lineHeightNow()),
                    Qt::AlignLeft | Qt::AlignVCenter, lines_[i]);
    }
}

} // namespace ui
