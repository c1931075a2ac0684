// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

/// A small card of figures that follows the mouse over a plot and never takes it.
class HoverCard : public QWidget {
    Q_OBJECT

public:
    explicit HoverCard(QWidget* plot);

    /// Shows one line each at the side of `anchor` (the plot's coordinates) where there is room. The first line is a title.
    void showLines(const QStringList& lines, QPoint anchor);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList lines_;
};

} // namespace ui
