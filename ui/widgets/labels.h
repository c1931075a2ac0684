// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLabel>
#include <QString>

class QPainter;

namespace ui {

/// Paints one line with tabular figures whatever the font offers: every digit takes the widest digit's advance, so that
/// changing numbers do not shift what stands beside them.
void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

/// The width drawFigures() needs, in logical pixels.
double figuresWidth(const QFont& font, const QString& text);

/// A one-line label with tabular figures.
class FigureLabel : public QLabel {
    Q_OBJECT

public:
    explicit FigureLabel(const QString& text = {}, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A one-line label that gives way where there is little room and then ends in "…".
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui
