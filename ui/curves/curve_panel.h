// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_overlays.h"
#include "ui/curves/plot_card.h"

#include <QStringList>

#include <qcustomplot.h>

namespace ui {

class HoverCard;

/// One plot with its curves. Values are nats or percent, over epochs.
class CurvePanel : public PlotCard {
    Q_OBJECT

public:
    /// `hint` stands in the empty plot.
    CurvePanel(const QString& title, const QString& hint, const QString& accessibleName);

    QCustomPlot* plot() const { return plot_; }

    /// Empties the plot for another run; the present one may stay as the run before.
    void beginRun(bool keepPrevious);

    /// Empties the plot for another run of the same series; the present one stays as an overlay.
    void beginRepeat();

    /// Shows the batches as dots: accuracies take few values, and lines between them would fill the plot.
    void setBatchDots();

    void addBatch(double epoch, double value) { raw_->addData(epoch, value); }

    /// A point of the average; left out when it is closer than `spacing` epochs to the last one.
    void addAverage(double epoch, double value, double spacing);
    void addTest(double epoch, double value) { test_->addData(epoch, value); }
    void showBands(const std::vector<EpochBand>& bands, double unitsPerOne) const { overlays_.showBands(bands, unitsPerOne); }
    void showHint(bool shown) const { hint_->setVisible(shown); }

    /// Draws soon, once for however many calls.
    void replot() const { plot_->replot(QCustomPlot::rpQueuedReplot); }

    /// A vertical line at this epoch; with `lines`, a card that shows them beside `position`.
    void showMark(double epoch, const QStringList& lines, QPoint position) const;
    void hideMark() const;

private:
    void addMarkAndHint(const QString& hint);
    void clearCurves() const;
    void applyTheme() const;

    QCustomPlot* plot_;
    CurveOverlays overlays_;
    QCPGraph* raw_;
    QCPGraph* smooth_;
    QCPGraph* test_;
    QCPItemStraightLine* mark_;
    QCPItemText* hint_;
    HoverCard* hover_;
};

} // namespace ui
