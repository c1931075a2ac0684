// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/panel_graphs.h"
#include "ui/curves/plot_card.h"

#include <qcustomplot.h>

namespace ui {

/// One plot with its curves. Values are nats or percent, over epochs.
class CurvePanel : public PlotCard {
    Q_OBJECT

public:
    /// `runs` must outlive the panel; `hint` stands in the empty plot.
    CurvePanel(Figure figure, const ShownRuns& runs, const QString& title, const QString& hint, const QString& accessibleName);

    QCustomPlot* plot() const { return plot_; }
    Figure figure() const { return figure_; }
    /// Accuracy or error rate, with an axis for it.
    void setFigure(Figure figure, const QString& title);
    const std::vector<OverlaidRun>& overlays() const { return runs_.overlays(); }

    /// Takes over what the runs have become; follows changes of the axes by itself.
    void showRuns();

    /// Draws soon, once for however many calls.
    void replot() const { plot_->replot(QCustomPlot::rpQueuedReplot); }

    /// A vertical line at this epoch, with a dot on every line that it crosses.
    void showMark(double epoch);
    void hideMark() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addHint(const QString& hint);
    void addBest();
    void showBest() const;
    void applyTheme();

    Figure figure_;
    const ShownRuns& runs_;
    QCustomPlot* plot_;
    CurveOverlays overlays_;
    BatchGraphs batches_;
    RunLines current_;
    QCPItemStraightLine* mark_;
    std::vector<QCPItemTracer*> dots_; ///< on the current run's and the visible overlays' lines, where the mark is
    QCPItemTracer* best_;              ///< a ring around the best test value
    QCPItemText* bestText_;
    QCPItemText* hint_;
};

} // namespace ui
