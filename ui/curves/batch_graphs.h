// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"
#include "ui/curves/figure.h"

class QCPGraph;
class QCPRange;
class QCustomPlot;

namespace ui {

/// The batches of the current run as they were, nothing smoothed: each by itself while they are few enough to be told apart, a
/// line of losses or dots of accuracies; of more, a band from the least to the greatest of those that share a column of pixels.
class BatchGraphs {
public:
    /// On the plot's layer "batches".
    BatchGraphs(QCustomPlot* plot, Figure figure);

    /// Batches in view that are drawn one by one.
    static constexpr std::size_t kMostSingles = 10000;

    void applyTheme() const;

    /// Shows what is in this stretch of the epoch axis; a band has at most two buckets a column.
    void show(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const;

private:
    Figure figure_;
    QCPGraph* singles_;
    QCPGraph* ranges_;
};

} // namespace ui
