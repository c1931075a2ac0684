// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace ui
