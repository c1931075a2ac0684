// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

double digitAdvance(const QFontMetricsF& metrics) {
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

double lineWidth(const QFontMetricsF& metrics, const QString& text) {
    const double digit = digitAdvance(metrics);
    double width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

} // namespace

void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    const double digit = digitAdvance(metrics);
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - lineWidth(metrics, text);
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - lineWidth(metrics, text) / 2;
    double y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignTop)
        y = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - metrics.descent();

    // Runs of other characters are drawn whole, which keeps their kerning.
    QString run;
    const auto flush = [&] {
        double width = 0;
        for (const QChar c : run)
            width += metrics.horizontalAdvance(c);
        painter.drawText(QPointF(x, y), run);
        x += width;
        run.clear();
    };
    for (const QChar c : text) {
        if (!c.isDigit()) {
            run += c;
            continue;
        }
        if (!run.isEmpty())
            flush();
        painter.drawText(QPointF(x + (digit - metrics.horizontalAdvance(c)) / 2, y), QString(c));
        x += digit;
    }
    if (!run.isEmpty())
        flush();
}

double figuresWidth(const QFont& font, const QString& text) {
    return lineWidth(QFontMetricsF(font), text);
}

FigureLabel::FigureLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize FigureLabel::sizeHint() const {
    ensurePolished();
    return {static_cast<int>(std::ceil(figuresWidth(font(), text()))) + 1, QLabel::sizeHint().height()};
}

void FigureLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    const bool fits = width() >= FigureLabel::sizeHint().width();
    drawFigures(painter, rect(), alignment(), fits ? text() : fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

QSize ElidedLabel::minimumSizeHint() const {
    constexpr int kShortest = 60;
    const QSize whole = QLabel::sizeHint();
    return {std::min(whole.width(), short_ ? fontMetrics().horizontalAdvance(*short_) : kShortest), whole.height()};
}

void ElidedLabel::setShort(const QString& text) {
    short_ = text;
    updateGeometry();
    update();
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    const auto fits = [&](const QString& words) { return fontMetrics().horizontalAdvance(words) <= area.width(); };
    if (fits(text()) || !short_)
        painter.drawText(area, static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    else if (fits(*short_))
        painter.drawText(area, static_cast<int>(alignment()), *short_);
}

} // namespace ui
