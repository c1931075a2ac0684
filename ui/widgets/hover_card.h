// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

/// A small card of figures that follows the mouse over a plot and lets its events through.
class HoverCard : public QWidget {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* plot);

    /// Shows the lines beside `anchor` (in the plot's coordinates), on the side with room. The first line is a title.
    void showLines(const QStringList& lines, QPoint anchor);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList lines_;
};

} // namespace ui
