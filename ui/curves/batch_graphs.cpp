// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/batch_graphs.h"

#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace ui {

BatchGraphs::BatchGraphs(QCustomPlot* plot, Figure figure)
    : figure_(figure), singles_(plot->addGraph()), bandBottom_(plot->addGraph()), bandTop_(plot->addGraph()) {
    for (QCPGraph* graph : {singles_, bandBottom_, bandTop_}) {
        graph->setAdaptiveSampling(false); // every batch is drawn
        graph->setAntialiased(false);      // thousands of thin lines: nobody sees the steps, and drawing is much faster
        graph->setAntialiasedFill(false);
        graph->setAntialiasedScatters(false);
    }
    for (QCPGraph* graph : {bandBottom_, bandTop_})
        graph->setLineStyle(QCPGraph::lsStepRight); // a bucket reaches from the end of the one before to its own
    bandTop_->setChannelFillGraph(bandBottom_);
    if (figure == Figure::accuracy)
        singles_->setLineStyle(QCPGraph::lsNone); // they take few values: lines between them would fill the plot
}

void BatchGraphs::applyTheme() const {
    const Theme& t = theme();
    const QColor line = blend(t.panel, t.accent, t.dark ? 0.34 : 0.26);
    const QColor dot = blend(t.panel, t.accent, t.dark ? 0.24 : 0.2);
    const QColor& band = figure_ == Figure::loss ? line : dot;
    singles_->setPen(QPen(line, 1));
    if (figure_ == Figure::accuracy)
        singles_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, dot, dot, 1));
    for (QCPGraph* graph : {bandBottom_, bandTop_})
        graph->setPen(QPen(band, 1)); // a band may be thinner than a pixel
    bandTop_->setBrush(band);
}

void BatchGraphs::show(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const {
    const auto isSingle = [](const BatchBucket& bucket) { return bucket.span.batches == 1; };
    auto buckets = run.batches().between(visible.lower, visible.upper, std::max(kMostSingles, 2 * columns));
    const bool singles = std::all_of(buckets.begin(), buckets.end(), isSingle);
    if (!singles && buckets.size() > 2 * columns)
        buckets = run.batches().between(visible.lower, visible.upper, 2 * columns);
    LinePoints single;
    LinePoints least;
    LinePoints greatest;
    for (const BatchBucket& bucket : buckets) {
        const BucketFigure value = figureOf(bucket, figure_);
        const double epoch = bucket.span.epochsDone;
        if (!std::isfinite(bucket.span.loss))
            continue;
        if (singles) {
            single.append({epoch, plotted(value.mean, figure_)});
            continue;
        }
        if (bucket.span.firstStep == 0) { // its own beginning: there is no bucket before
            least.append({0, plotted(value.least, figure_)});
            greatest.append({0, plotted(value.greatest, figure_)});
        }
        least.append({epoch, plotted(value.least, figure_)});
        greatest.append({epoch, plotted(value.greatest, figure_)});
    }
    singles_->data()->set(single, true);
    bandBottom_->data()->set(least, true);
    bandTop_->data()->set(greatest, true);
}

} // namespace ui
