// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/batch_graphs.h"

#include "ui/curves/range_bars.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace ui {

BatchGraphs::BatchGraphs(QCustomPlot* plot, Figure figure)
    : figure_(figure), singles_(plot->addGraph()), ranges_(new RangeBars(plot)) {
    for (QCPGraph* graph : {singles_, ranges_})
        graph->setLayer("batches");
    singles_->setAdaptiveSampling(false); // every batch is drawn
    singles_->setAntialiased(false);      // thousands of thin lines: nobody sees the steps, and drawing is much faster
    singles_->setAntialiasedScatters(false);
    if (figure == Figure::accuracy)
        singles_->setLineStyle(QCPGraph::lsNone); // they take few values: lines between them would fill the plot
}

void BatchGraphs::applyTheme() const {
    const Theme& t = theme();
    const QColor line = blend(t.panel, t.accent, t.dark ? 0.34 : 0.26);
    const QColor dot = blend(t.panel, t.accent, t.dark ? 0.24 : 0.2);
    singles_->setPen(QPen(line, 1));
    if (figure_ == Figure::accuracy)
        singles_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, dot, dot, 1));
    ranges_->setPen(QPen(figure_ == Figure::loss ? line : dot, 1));
}

void BatchGraphs::show(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const {
    const auto isSingle = [](const BatchBucket& bucket) { return bucket.span.batches == 1; };
    auto buckets = run.batches().between(visible.lower, visible.upper, std::max(kMostSingles, 2 * columns));
    const bool singles = std::all_of(buckets.begin(), buckets.end(), isSingle);
    if (!singles && buckets.size() > 2 * columns)
        buckets = run.batches().between(visible.lower, visible.upper, 2 * columns);
    LinePoints single;
    LinePoints ranges;
    for (const BatchBucket& bucket : buckets) {
        const BucketFigure value = figureOf(bucket, figure_);
        const double epoch = bucket.span.epochsDone;
        if (!std::isfinite(bucket.span.loss))
            continue;
        if (singles) {
            single.append({epoch, plotted(value.mean, figure_)});
            continue;
        }
        const auto append = [&](double place) {
            ranges.append({place, plotted(value.least, figure_)});
            ranges.append({place, plotted(value.greatest, figure_)});
        };
        if (bucket.span.firstStep == 0) // where it begins: there is no bucket before
            append(0);
        append(epoch);
    }
    singles_->data()->set(single, true);
    ranges_->data()->set(ranges, true);
}

} // namespace ui
