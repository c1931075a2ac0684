// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/epoch_band.h"

#include <vector>

class QCPGraph;
class QCustomPlot;

namespace ui {

inline constexpr double kLeastLoss = 1e-6; ///< a logarithmic axis has no zero

/// What a plot shows of runs other than the current one: the run before as dashed lines, a series' earlier runs as faint ones,
/// and the spread of the series' test values as a band with a dotted mean.
class CurveOverlays {
public:
    explicit CurveOverlays(QCustomPlot* plot);

    /// Takes the colours of the theme.
    void repaint() const;

    /// Shows the curves' present data as the run before; null removes it.
    void setPrevious(const QCPGraph* train, const QCPGraph* test) const;

    /// Adds the curves' present data to the series' earlier runs.
    void addEarlier(const QCPGraph* train, const QCPGraph* test);

    /// Values are drawn `unitsPerOne` times as large.
    void showBands(const std::vector<EpochBand>& bands, double unitsPerOne) const;

    /// Removes the earlier runs and their bands.
    void clearSeries();

private:
    QCustomPlot* plot_;
    QCPGraph* bandBottom_;
    QCPGraph* bandTop_;
    QCPGraph* mean_;
    QCPGraph* previousTrain_;
    QCPGraph* previousTest_;
    std::vector<QCPGraph*> earlierTrain_;
    std::vector<QCPGraph*> earlierTest_;
};

} // namespace ui
