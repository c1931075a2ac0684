// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_overlays.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

namespace ui {

CurveOverlays::CurveOverlays(QCustomPlot* plot) : plot_(plot) {
    // From below: earlier runs, bands and the run before, the curves on "main", the mean.
    QCPLayer* main = plot->layer("main");
    for (const char* below : {"earlier", "bands"})
        plot->addLayer(below, main, QCustomPlot::limBelow);
    plot->addLayer("mean", main, QCustomPlot::limAbove);
    for (QCPGraph** graph : {&bandBottom_, &bandTop_, &previousTrain_, &previousTest_, &mean_}) {
        *graph = plot->addGraph();
        (*graph)->setLayer(graph == &mean_ ? "mean" : "bands");
    }
    bandTop_->setChannelFillGraph(bandBottom_);
    for (QCPGraph* graph : {bandBottom_, bandTop_})
        graph->setPen(Qt::NoPen);
}

void CurveOverlays::repaint() const {
    const Theme& t = theme();
    previousTrain_->setPen(QPen(blend(t.panel, t.accent, 0.3), 1.5, Qt::DashLine));
    previousTest_->setPen(QPen(blend(t.panel, t.test, 0.35), 1.5, Qt::DashLine));
    QColor band = t.test;
    band.setAlphaF(0.2F);
    bandTop_->setBrush(band);
    mean_->setPen(QPen(t.text, 1.5, Qt::DotLine));
    for (QCPGraph* graph : earlierTrain_)
        graph->setPen(QPen(blend(t.panel, t.accent, 0.22), 1));
    for (QCPGraph* graph : earlierTest_)
        graph->setPen(QPen(blend(t.panel, t.test, 0.35), 1));
}

void CurveOverlays::setPrevious(const QCPGraph* train, const QCPGraph* test) const {
    for (auto [shown, source] : {std::pair{previousTrain_, train}, std::pair{previousTest_, test}})
        shown->setData(source != nullptr ? source->data() : QSharedPointer<QCPGraphDataContainer>::create());
}

void CurveOverlays::addEarlier(const QCPGraph* train, const QCPGraph* test) {
    for (auto [graph, overlays] : {std::pair{train, &earlierTrain_}, std::pair{test, &earlierTest_}}) {
        overlays->push_back(plot_->addGraph());
        overlays->back()->setData(graph->data());
        overlays->back()->setLayer("earlier");
    }
    repaint();
}

void CurveOverlays::clearSeries() {
    for (auto* overlays : {&earlierTrain_, &earlierTest_}) {
        for (QCPGraph* graph : *overlays)
            plot_->removeGraph(graph);
        overlays->clear();
    }
    showBands({}, 1);
}

void CurveOverlays::showBands(const std::vector<EpochBand>& bands, double unitsPerOne) const {
    for (QCPGraph* graph : {bandBottom_, bandTop_, mean_})
        graph->data()->clear();
    for (const EpochBand& band : bands) {
        bandBottom_->addData(band.epoch, std::max(kLeastLoss, band.lowest * unitsPerOne));
        bandTop_->addData(band.epoch, std::max(kLeastLoss, band.highest * unitsPerOne));
        mean_->addData(band.epoch, std::max(kLeastLoss, band.mean * unitsPerOne));
    }
}

} // namespace ui
