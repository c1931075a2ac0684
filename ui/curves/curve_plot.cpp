// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_plot.h"

#include "ui/curves/axis_tickers.h"
#include "ui/curves/curve_panel.h"
#include "ui/curves/curve_ranges.h"
#include "ui/curves/run_chips.h"
#include "ui/widgets/hover_card.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent), loss_(new CurvePanel(Figure::loss, runs_, tr("Loss"), tr("Press Train to watch the loss fall"),
                                            tr("Loss in nats over epochs"))),
      accuracy_(new CurvePanel(Figure::accuracy, runs_, tr("Accuracy"), tr("… and the accuracy rise"),
                               tr("Accuracy in percent over epochs"))),
      chips_(new RunChips), hover_(new HoverCard(this)) {
    setObjectName("curvePlot");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Curves of loss and accuracy"));
    loss_->plot()->yAxis->setScaleType(QCPAxis::stLogarithmic);
    loss_->plot()->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LossTicker));
    loss_->setRemark(tr("nats, log"));
    accuracy_->plot()->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker(" %")));
    accuracy_->plot()->yAxis->ticker()->setTickCount(5);
    auto* save = loss_->addButton("savePlotButton", "save", tr("Save the curves"),
                                  tr("Save the curves as a picture or their values as a table."));
    connect(save, &QToolButton::clicked, this, [this, save] { openMenu(save->mapToGlobal(QPoint(0, save->height()))); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (CurvePanel* panel : panels()) {
        column->addWidget(panel, 1);
        connectPanel(panel);
    }
    column->addWidget(chips_);
    connectChips();
    pace_.setSingleShot(true);
    connect(&pace_, &QTimer::timeout, this, [this] {
        for (const CurvePanel* panel : panels())
            panel->replot();
    });
    refresh();
}

void CurvePlot::begin(CurveHistory run, bool keepPrevious) {
    runs_.begin(std::move(run), keepPrevious);
    resetView();
}

void CurvePlot::beginRun(int epochs) {
    epochs_ = epochs;
    begin({}, !runs_.current().isEmpty());
}

void CurvePlot::beginRepeat() {
    runs_.beginRepeat();
    resetView();
}

void CurvePlot::showRun(const model::RunCurve& run) {
    epochs_ = run.epochs;
    begin(CurveHistory(run), false);
}

void CurvePlot::clear() {
    begin({}, false);
}

void CurvePlot::setOverlays(const std::vector<model::RunCurve>& runs) {
    runs_.setOverlays(runs);
    chips_->setRuns(runs_.overlays());
    refresh();
}

void CurvePlot::setMeasuredOnValidation(bool onValidation) {
    onValidation_ = onValidation;
    for (CurvePanel* panel : panels())
        panel->setTestName(onValidation ? tr("validation") : tr("test"));
}

void CurvePlot::addBatches(const std::vector<model::BatchMetrics>& batches) {
    for (const model::BatchMetrics& batch : batches)
        runs_.current().add(batch);
    if (!batches.empty())
        refresh();
}

void CurvePlot::addEpoch(const model::EpochMetrics& epoch) {
    runs_.addEpoch(epoch);
    refresh();
}

void CurvePlot::fit() {
    if (!followData_)
        return;
    CurveExtent extent{0.5, 0.5, 1};
    extent.include(runs_.extent());
    const bool empty = runs_.isEmpty();
    const bool whole = runs_.isSeries() || (runs_.current().isEmpty() && runs_.overlaidEpochs() == 0);
    const double epochs = whole ? epochs_ : roundedEpochs(runs_.current().epochsDone(), epochs_);
    const double floor = empty ? 90 : accuracyFloor(extent.weakestAccuracy * 100);
    loss_->plot()->xAxis->setRange(0, std::max(epochs, runs_.overlaidEpochs()));
    loss_->plot()->yAxis->setRange(empty ? 0.01 : std::max(kLeastLoss, extent.leastLoss * 0.8),
                                   empty ? 3 : extent.greatestLoss * 1.25);
    accuracy_->plot()->yAxis->setRange(floor, 100 + (100 - floor) * 0.02);
    const QString range = empty ? QString() : tr("%1 – 100 %").arg(floor);
    accuracy_->setRemark(runs_.isSeries() ? tr("dotted: mean · %1").arg(range) : range);
}

void CurvePlot::refresh() {
    fit();
    for (CurvePanel* panel : panels())
        panel->showRuns();
    // Drawing takes at most an eighth of the time: the pen and the training come first.
    if (!pace_.isActive())
        pace_.start(static_cast<int>(8 * (loss_->plot()->replotTime(true) + accuracy_->plot()->replotTime(true))));
}

void CurvePlot::resetView() {
    followData_ = true;
    refresh();
}

} // namespace ui
