// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>
#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

/// A line of the card, with a short stroke before it in the pen of the curve that it is about.
struct HoverLine {
    QString text;
    QPen pen = Qt::NoPen;
};

/// A small card of figures that follows the mouse over a plot and lets its events through.
class HoverCard : public QWidget {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* plot);

    /// Shows the lines beside `anchor` (in the plot's coordinates), on the side with room. The first line is a title.
    void showLines(const std::vector<HoverLine>& lines, QPoint anchor);
    const std::vector<HoverLine>& lines() const { return lines_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<HoverLine> lines_;
    int indent_ = 0; ///< of the text, behind the strokes; 0 when no line has one
};

} // namespace ui
