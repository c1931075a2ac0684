// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"
#include "ui/curves/figure.h"
#include "ui/curves/plot_card.h"
#include "ui/curves/run_lines.h"
#include "ui/curves/shown_runs.h"

#include <qcustomplot.h>

#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;

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

/// A band around a line.
class BandGraphs {
public:
    /// The line on that layer, the band on "bands".
    BandGraphs(QCustomPlot* plot, const char* layer);

    /// Takes them out of the plot.
    void remove() const;

    /// `dots`: at the means, logical pixels; 0 for none.
    void setPens(const QColor& band, const QPen& line, double dots = 0) const;

    /// Shows what is in this stretch of the epoch axis: the means, and around them one deviation, or all values.
    void show(const std::vector<EpochBand>& bands, bool deviation, Figure figure, const QCPRange& visible) const;

private:
    QCPGraph* bottom_;
    QCPGraph* top_;
    QCPGraph* mean_;
};

/// What a plot shows of runs other than the current one: the run before as dashed lines, a series' earlier runs as faint ones,
/// the spread of the series' test values as a band with a dotted mean, and kept runs and an experiment's variants, each in a
/// colour of its own: a variant as the mean of its runs in a band of one deviation.
class CurveOverlays {
public:
    explicit CurveOverlays(QCustomPlot* plot);

    /// Takes the colours of the theme.
    void applyTheme();

    /// Shows what is in this stretch of the epoch axis.
    void show(const ShownRuns& runs, Figure figure, const QCPRange& visible);

private:
    void showOverlays(const std::vector<OverlaidRun>& overlays, Figure figure, const QCPRange& visible);

    QCustomPlot* plot_;
    BandGraphs series_;
    RunLines previous_;
    std::vector<RunLines> repeats_;
    std::vector<RunLines> kept_;
    std::vector<BandGraphs> several_;
};

/// The batches of the current run as they were, nothing smoothed. Losses: each by itself while they are few enough to be seen
/// apart; of more, a band from the least to the greatest of those that share a column of pixels. Accuracies of batches take few
/// values, and nearly every column has a batch without a mistake: of more than some dots, a band of one standard deviation around
/// the mean of neighbouring batches.
class BatchGraphs {
public:
    /// On the plot's layer "batches".
    BatchGraphs(QCustomPlot* plot, Figure figure);

    /// Batches in view that are drawn one by one.
    static constexpr std::size_t kMaxSingles = 1024; ///< as many as are kept, so that a run looks the same after a restart
    static constexpr std::size_t kMaxDots = 120;     ///< accuracies
    static constexpr std::size_t kMaxSpread = 8192;  ///< buckets that their bands are made of
    static constexpr std::size_t kLeastSpread = 16;  ///< batches of one deviation
    static constexpr std::size_t kSpreadColumn = 10; ///< pixels of one

    /// Accuracy or error; follows with the next `show`.
    void setFigure(Figure figure) { figure_ = figure; }

    void applyTheme() const;

    /// Shows what is in this stretch of the epoch axis; a band has at most two buckets a column.
    void show(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const;

private:
    void showLosses(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const;
    void showSpread(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const;
    void appendRange(LinePoints& ranges, double place, double least, double greatest) const;

    Figure figure_;
    QCPGraph* singles_;
    QCPGraph* ranges_;
};

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
    void setHint(const QString& hint);

    /// Whether it shows less than everything: there is a button then.
    void setZoomed(bool zoomed);
    const std::vector<OverlaidRun>& overlays() const { return runs_.overlays(); }

    /// Takes over what the runs have become; follows changes of the axes by itself.
    void showRuns();

    /// Draws soon, once for however many calls.
    void replot() const { plot_->replot(QCustomPlot::rpQueuedReplot); }

    /// A vertical line at this epoch, with a dot on every line that it crosses: of those measured at epochs, on the nearest one.
    void showMark(double epoch);
    void hideMark() const;

signals:
    void showAllRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addHint(const QString& hint);
    void addBest();
    void placeShowAll();
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
    QPushButton* all_;
};

} // namespace ui
