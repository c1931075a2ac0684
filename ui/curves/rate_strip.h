// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/plot_card.h"
#include "ui/curves/shown_runs.h"

class QCustomPlot;
class QCPAxis;
class QCPGraph;
class QCPItemStraightLine;

namespace ui {

/// The learning rate of the current run at the end of each epoch, on the curves' epoch axis: a low plot below them.
class RateStrip : public QFrame {
    Q_OBJECT

public:
    /// `runs` must outlive it.
    explicit RateStrip(const ShownRuns& runs, QWidget* parent = nullptr);

    QCustomPlot* plot() const { return plot_; }
    QString title() const { return tr("Learning rate"); }

    /// Takes over what the current run has become.
    void showRun();

    /// The stretch of the epoch axis that the curves show.
    void follow(double from, double to);

    void showMark(double epoch);
    void hideMark();

private:
    void applyTheme();

    const ShownRuns& runs_;
    QCustomPlot* plot_;
    QCPGraph* rates_;
    QCPItemStraightLine* mark_;
};

} // namespace ui
