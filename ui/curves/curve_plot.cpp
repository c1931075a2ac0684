// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_plot.h"

#include "ui/curves/axis_tickers.h"
#include "ui/curves/curve_menu.h"
#include "ui/curves/curve_panel.h"
#include "ui/curves/curve_ranges.h"
#include "ui/curves/epoch_band.h"
#include "ui/curves/plot_export.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr QSize kExportSize{960, 800}; ///< logical pixels; both plots
constexpr double kSmoothPoints = 1500; ///< of an average over a whole run

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent),
      loss_(new CurvePanel(tr("Loss"), tr("Press Train to watch the loss fall"), tr("Loss in nats over epochs"))),
      accuracy_(new CurvePanel(tr("Accuracy"), tr("… and the accuracy rise"), tr("Accuracy in percent over epochs"))) {
    setObjectName("curvePlot");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Curves of loss and accuracy"));
    loss_->plot()->yAxis->setScaleType(QCPAxis::stLogarithmic);
    loss_->plot()->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LossTicker));
    loss_->setRemark(tr("nats, log"));
    accuracy_->plot()->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker(" %")));
    accuracy_->plot()->yAxis->ticker()->setTickCount(5);
    accuracy_->setBatchDots();
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
    pace_.setSingleShot(true);
    connect(&pace_, &QTimer::timeout, this, [this] {
        for (const CurvePanel* panel : panels())
            panel->replot();
    });
    refresh();
}

void CurvePlot::connectPanel(CurvePanel* panel) {
    QCustomPlot* plot = panel->plot();
    plot->installEventFilter(this);
    connect(plot, &QCustomPlot::mouseMove, this, [this, panel](const QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton)
            followData_ = false;
        hoverAt(panel, event->position().toPoint());
    });
    connect(plot, &QCustomPlot::mouseWheel, this, [this] { followData_ = false; });
    connect(plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::resetView);
    CurvePanel* other = panel == loss_ ? accuracy_ : loss_;
    connect(plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), other, [other](const QCPRange& range) {
        other->plot()->xAxis->setRange(range);
        other->replot();
    });
}

void CurvePlot::startAfresh(bool keepPrevious) {
    runs_.assign(1, {});
    for (CurvePanel* panel : panels())
        panel->beginRun(keepPrevious);
    resetView();
}

void CurvePlot::beginRun(int epochs) {
    epochs_ = epochs;
    startAfresh(!current().isEmpty());
}

void CurvePlot::beginRepeat() {
    runs_.emplace_back();
    for (CurvePanel* panel : panels())
        panel->beginRepeat();
    resetView();
}

void CurvePlot::clear() {
    startAfresh(false);
}

void CurvePlot::addAverage(double epoch, double lossNats, double accuracyFraction) {
    // Wide smooth lines are slow to draw, and more points than the screen has columns show nothing more.
    const double spacing = epochs_ / kSmoothPoints;
    loss_->addAverage(epoch, std::max(kLeastLoss, lossNats), spacing);
    accuracy_->addAverage(epoch, accuracyFraction * 100, spacing);
}

void CurvePlot::addBatches(const std::vector<model::BatchMetrics>& batches) {
    for (const model::BatchMetrics& batch : batches) {
        current().add(batch);
        if (!std::isfinite(batch.loss))
            continue;
        const CurveHistory::Batch& added = current().batches().back();
        loss_->addBatch(batch.epochsDone, std::max(kLeastLoss, static_cast<double>(batch.loss)));
        accuracy_->addBatch(batch.epochsDone, static_cast<double>(batch.accuracy) * 100);
        addAverage(batch.epochsDone, added.smoothLoss, added.smoothAccuracy);
    }
    if (!batches.empty())
        refresh();
}

void CurvePlot::addEpoch(const model::EpochMetrics& epoch) {
    current().add(epoch);
    loss_->addTest(epoch.epoch, std::max(kLeastLoss, epoch.testLoss));
    accuracy_->addTest(epoch.epoch, epoch.testAccuracy * 100);
    if (isSeries()) {
        loss_->showBands(epochBands(runs_, true), 1);
        accuracy_->showBands(epochBands(runs_, false), 100);
    }
    if (current().batches().empty()) // a run read back from its epochs alone
        addAverage(epoch.epoch, epoch.trainLoss, epoch.trainAccuracy);
    refresh();
}

void CurvePlot::fit() {
    if (!followData_)
        return;
    double least = 0.5;
    double greatest = 0.5;
    double weakest = 1;
    for (const CurveHistory& run : runs_) {
        least = std::min(least, run.leastLoss());
        greatest = std::max(greatest, run.greatestLoss());
        weakest = std::min(weakest, run.weakestAccuracy());
    }
    const bool empty = isEmpty();
    const double floor = empty ? 90 : accuracyFloor(weakest * 100);
    loss_->plot()->xAxis->setRange(0, empty || isSeries() ? epochs_ : roundedEpochs(current().epochsDone(), epochs_));
    loss_->plot()->yAxis->setRange(empty ? 0.01 : std::max(kLeastLoss, least * 0.8), empty ? 3 : greatest * 1.25);
    accuracy_->plot()->yAxis->setRange(floor, 100 + (100 - floor) * 0.02);
    const QString range = empty ? QString() : tr("%1 – 100 %").arg(floor);
    accuracy_->setRemark(isSeries() ? tr("dotted: mean · %1").arg(range) : range);
}

void CurvePlot::refresh() {
    fit();
    for (const CurvePanel* panel : panels())
        panel->showHint(isEmpty());
    // Drawing takes at most an eighth of the time, however long the run: the pen and the training come first.
    if (!pace_.isActive())
        pace_.start(static_cast<int>(8 * (loss_->plot()->replotTime(true) + accuracy_->plot()->replotTime(true))));
}

void CurvePlot::resetView() {
    followData_ = true;
    refresh();
}

void CurvePlot::hoverAt(const CurvePanel* under, QPoint position) {
    if (isEmpty() || !under->plot()->axisRect()->rect().contains(position))
        return hideMarks();
    const double epoch = under->plot()->xAxis->pixelToCoord(position.x());
    const bool ofLoss = under == loss_;
    const QStringList lines = current().describe(epoch, ofLoss) + describeBand(epochBands(runs_, ofLoss), epoch, ofLoss);
    for (const CurvePanel* panel : panels())
        panel->showMark(epoch, panel == under ? lines : QStringList(), position);
}

void CurvePlot::hideMarks() {
    for (const CurvePanel* panel : panels())
        panel->hideMark();
}

bool CurvePlot::saveAs(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    hideMarks();
    const QByteArray bytes =
        suffix == "csv" ? current().toCsv() : renderPicture(suffix, kExportSize, tr("Loss and accuracy"), {loss_, accuracy_});
    return !bytes.isEmpty() && writeFile(path, bytes);
}

void CurvePlot::contextMenuEvent(QContextMenuEvent* event) {
    openMenu(event->globalPos());
}

void CurvePlot::openMenu(QPoint globalPosition) {
    const auto save = [this](const QString& path) { saveAs(path) ? emit saved(path) : emit saveFailed(path); };
    auto* menu = new CurveMenu(!current().isEmpty(), save, this);
    connect(menu, &CurveMenu::resetChosen, this, &CurvePlot::resetView);
    menu->popup(globalPosition);
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
    QCPAxis* axis = loss_->plot()->xAxis;
    const int key = event->key();
    if (key == Qt::Key_0)
        return resetView();
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        axis->moveRange(axis->range().size() * (key == Qt::Key_Left ? -0.1 : 0.1));
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus)
        axis->scaleRange(key == Qt::Key_Minus ? 1.25 : 0.8);
    else
        return QWidget::keyPressEvent(event);
    followData_ = false;
    loss_->replot();
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        hideMarks();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
