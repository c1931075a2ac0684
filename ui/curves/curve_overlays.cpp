// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_overlays.h"

#include "ui/curves/run_lines.h"
#include "ui/style/text_scale.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t kMaxPoints = 200; ///< of one line in view: there are many

/// The layers from below: earlier runs, bands and the run before, the current batches, which would hide what is under them,
/// kept runs; the other curves stand on "main", the mean above.
QCustomPlot* withLayers(QCustomPlot* plot) {
    for (const char* below : {"earlier", "bands", "batches", "kept"})
        plot->addLayer(below, plot->layer("main"), QCustomPlot::limBelow);
    plot->addLayer("mean", plot->layer("main"), QCustomPlot::limAbove);
    return plot;
}

void resizeLines(std::vector<RunLines>& lines, std::size_t count, QCustomPlot* plot, const char* layer) {
    for (; lines.size() > count; lines.pop_back())
        lines.back().remove();
    while (lines.size() < count)
        lines.emplace_back(plot, layer);
}

} // namespace

CurveOverlays::CurveOverlays(QCustomPlot* plot)
    : plot_(withLayers(plot)), bandBottom_(plot->addGraph()), bandTop_(plot->addGraph()), mean_(plot->addGraph()),
      previous_(plot, "bands") {
    for (QCPGraph* graph : {bandBottom_, bandTop_, mean_}) {
        graph->setLayer(graph == mean_ ? "mean" : "bands");
        graph->setPen(Qt::NoPen);
    }
    bandTop_->setChannelFillGraph(bandBottom_);
}

void CurveOverlays::applyTheme() {
    const Theme& t = theme();
    previous_.setPens(QPen(blend(t.panel, t.accent, 0.3), 1.5 * textScale(), Qt::DashLine),
                      QPen(blend(t.panel, t.test, 0.35), 1.5 * textScale(), Qt::DashLine));
    QColor band = t.test;
    band.setAlphaF(0.2F);
    bandTop_->setBrush(band);
    mean_->setPen(QPen(t.text, 1.5 * textScale(), Qt::DotLine));
    for (const RunLines& lines : repeats_)
        lines.setPens(QPen(blend(t.panel, t.accent, 0.22), scaled(1)), QPen(blend(t.panel, t.test, 0.35), scaled(1)));
}

void CurveOverlays::show(const ShownRuns& runs, Figure figure, const QCPRange& visible) {
    if (runs.previous())
        previous_.show(*runs.previous(), figure, visible, kMaxPoints);
    else
        previous_.clear();
    resizeLines(repeats_, runs.repeats().size(), plot_, "earlier");
    for (std::size_t i = 0; i < repeats_.size(); ++i)
        repeats_[i].show(runs.repeats()[i], figure, visible, kMaxPoints);
    resizeLines(kept_, runs.overlays().size(), plot_, "kept");
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        if (runs.overlays()[i].visible)
            kept_[i].show(runs.overlays()[i].history, figure, visible, kMaxPoints);
        else
            kept_[i].clear();
    }
    showBands(runs.isSeries() ? runs.bands().bands(figure) : std::vector<EpochBand>(), figure, visible);
    colourKept(runs);
    applyTheme();
}

void CurveOverlays::colourKept(const ShownRuns& runs) {
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        const QPen test = overlayPen(runs.overlays()[i].colour, 1.8 * textScale());
        QPen train = overlayPen(runs.overlays()[i].colour, scaled(1));
        train.setColor(blend(theme().panel, train.color(), 0.6));
        kept_[i].setDots(test.color(), scaled(5));
        kept_[i].setPens(train, test);
    }
}

void CurveOverlays::showBands(const std::vector<EpochBand>& bands, Figure figure, const QCPRange& visible) const {
    LinePoints lowest;
    LinePoints mean;
    LinePoints highest;
    for (const EpochBand& band : bands) {
        const double epoch = band.epoch;
        lowest.append({epoch, plotted(band.lowest, figure)});
        mean.append({epoch, plotted(band.mean, figure)});
        highest.append({epoch, plotted(band.highest, figure)});
    }
    bandBottom_->data()->set(extremesOf(lowest, visible, kMaxPoints), true);
    mean_->data()->set(extremesOf(mean, visible, kMaxPoints), true);
    bandTop_->data()->set(extremesOf(highest, visible, kMaxPoints), true);
}

} // namespace ui
