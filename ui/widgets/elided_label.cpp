// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_label.h"

#include <QPainter>

#include <algorithm>

namespace ui {

QSize ElidedLabel::minimumSizeHint() const {
    constexpr int kShortest = 60;
    const QSize whole = QLabel::sizeHint();
    return {std::min(whole.width(), kShortest), whole.height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    painter.drawText(area, static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

} // namespace ui
