// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/learning_figure.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QPainter>

#include <algorithm>

namespace ui {
namespace {

constexpr double kFigureSide = 4;
constexpr double kFigureStep = 52;
constexpr double kNarrowestFigure = 140;

} // namespace

LearningFigure::LearningFigure() {
    setObjectName("learningFigure");
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVisible(false);
}

QSize LearningFigure::sizeHint() const {
    const double wide = 2 * kFigureSide + kFigureStep * static_cast<double>(points_.size());
    return scaled(QSize(static_cast<int>(std::max(wide, kNarrowestFigure)), 92));
}

void LearningFigure::setPoints(const std::vector<LearningPoint>& points) {
    points_ = points;
    QStringList words;
    for (const LearningPoint& point : points)
        words << tr("%1 of each class: %2").arg(point.drawings).arg(percent(point.accuracy, 0));
    setAccessibleName(tr("Accuracy by drawings of each class"));
    setAccessibleDescription(words.join("; "));
    setToolTip(tr("How drawings are read by networks that have not learned from them, by the number of drawings of each class "
                  "that these had to learn from."));
    setVisible(points.size() > 1);
    updateGeometry();
    update();
}

void LearningFigure::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    painter.setFont(usualFont(font(), 11));
    double lowest = 1;
    for (const LearningPoint& point : points_)
        lowest = std::min(lowest, point.accuracy);
    const double range = std::max(1 - lowest, 0.05);
    QPolygonF line;
    for (const LearningPoint& point : points_)
        line << QPointF(kFigureSide + kFigureStep * (static_cast<double>(line.size()) + 0.5),
                        24 + 28 * (1 - point.accuracy) / range);
    const auto write = [&](const QPointF& centre, const QColor& colour, const QString& text) {
        painter.setPen(colour);
        drawFigures(painter, QRectF(centre - QPointF(kFigureStep / 2, 9), QSizeF(kFigureStep, 18)), Qt::AlignCenter, text);
    };
    painter.setPen(QPen(theme().line, 1));
    painter.drawLine(QPointF(kFigureSide, 60.5), QPointF(kFigureSide + kFigureStep * static_cast<double>(line.size()), 60.5));
    painter.setPen(QPen(theme().test, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    for (int i = 0; i < line.size(); ++i) {
        const LearningPoint& point = points_[static_cast<std::size_t>(i)];
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().test);
        painter.drawEllipse(line[i], 3, 3);
        write(line[i] - QPointF(0, 13), theme().text, percent(point.accuracy, 0));
        write({line[i].x(), 69}, theme().quietText, QString::number(point.drawings));
    }
    painter.setPen(theme().quietText);
    painter.drawText(QRectF(kFigureSide, 76, width() / textScale(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("drawings a class"));
}

} // namespace ui
