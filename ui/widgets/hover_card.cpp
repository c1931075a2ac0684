// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hover_card.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int kPadding = 9;
constexpr int kLineHeight = 16;
constexpr int kDistance = 9; ///< from the dashed line
constexpr int kStroke = 12;  ///< before a line that is about a curve
constexpr int kAfterStroke = 6;

int lineHeightNow() {
    return kLineHeight * textPixels(11) / 11;
}

/// Not the widget's own: that is lost with the style sheet, when the theme changes.
QFont fontNow(const QWidget& card) {
    return usualFont(card.font(), textPixels(11));
}

} // namespace

HoverCard::HoverCard(QWidget* plot) : QWidget(plot) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HoverCard::showLines(const std::vector<HoverLine>& lines, QPoint anchor) {
    lines_ = lines;
    double width = 0;
    for (const HoverLine& line : lines)
        width = std::max(width, figuresWidth(fontNow(*this), line.text));
    const bool strokes = std::ranges::any_of(lines, [](const HoverLine& line) { return line.pen != QPen(Qt::NoPen); });
    indent_ = strokes ? scaled(kStroke + kAfterStroke) : 0;
    resize(static_cast<int>(std::ceil(width)) + indent_ + 2 * kPadding + 2,
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
    painter.setFont(fontNow(*this));
    painter.setPen(t.line);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QRectF row(kPadding, kPadding - 2, width(), lineHeightNow());
    for (const HoverLine& line : lines_) {
        painter.setPen(line.pen);
        painter.drawLine(row.topLeft() + QPointF(0, row.height() / 2),
                         row.topLeft() + QPointF(scaled(kStroke), row.height() / 2));
        const bool title = &line == lines_.data();
        painter.setPen(title ? t.quietText : t.text);
        drawFigures(painter, row.translated(title ? 0 : indent_, 0), Qt::AlignLeft | Qt::AlignVCenter, line.text);
        row.translate(0, row.height());
    }
}

} // namespace ui
