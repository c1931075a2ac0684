// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/sparkline.h"

#include "ui/style/theme.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace ui {

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) {
    setFixedHeight(36);
    setSpokenRole(*this, QAccessible::Chart);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
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
