// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"
#include "ui/curves/figure.h"
#include "ui/curves/run_lines.h"
#include "ui/curves/shown_runs.h"

#include <vector>

namespace ui {

/// What a plot shows of runs other than the current one: the run before as dashed lines, a series' earlier runs as faint ones,
/// the spread of the series' test values as a band with a dotted mean, and kept runs, each in a colour of its own.
class CurveOverlays {
public:
    explicit CurveOverlays(QCustomPlot* plot);

    /// Takes the colours of the theme.
    void applyTheme();

    /// Shows what is in this stretch of the epoch axis.
    void show(const ShownRuns& runs, Figure figure, const QCPRange& visible);

private:
    void showBands(const std::vector<EpochBand>& bands, Figure figure, const QCPRange& visible) const;
    void colourKept(const ShownRuns& runs);

    QCustomPlot* plot_;
    QCPGraph* bandBottom_;
    QCPGraph* bandTop_;
    QCPGraph* mean_;
    RunLines previous_;
    std::vector<RunLines> repeats_;
    std::vector<RunLines> kept_;
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
    static constexpr std::size_t kMaxSingles = 10000;
    static constexpr std::size_t kMaxDots = 120;     ///< accuracies
    static constexpr std::size_t kMaxSpread = 8192;  ///< buckets that their bands are made of
    static constexpr std::size_t kLeastSpread = 16;  ///< buckets of one deviation
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

} // namespace ui
