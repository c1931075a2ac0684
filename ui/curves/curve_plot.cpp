// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_plot.h"

#include "ui/curves/axis_tickers.h"
#include "ui/curves/curve_panel.h"
#include "ui/curves/run_chips.h"
#include "ui/curves/run_end_card.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"
#include "ui/widgets/hover_card.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr auto kErrorsKey = "curvesShowErrors";
constexpr double kRoomForTheLastDot = 1.02; ///< plots cut off at their edges
constexpr int kHeightWithRate = 480;        ///< a lower page has no room for the learning rate
constexpr int kBothPlots = 310;             ///< what both have to have next to the card of a run's end

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent), loss_(new CurvePanel(Figure::loss, runs_, tr("Loss"), tr("Press Train to watch the loss fall"),
                                            tr("Loss in nats over epochs, lower is better"))),
      accuracy_(new CurvePanel(Figure::accuracy, runs_, tr("Accuracy"), tr("… and the accuracy rise"),
                               tr("Accuracy in percent over epochs, higher is better"))),
      rate_(new RateStrip(runs_)), figures_(new Segments(tr("Figure"))), chips_(new RunChips), end_(new RunEndCard),
      hover_(new HoverCard(this)) {
    setObjectName("curvePlot");
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(*this, QAccessible::Grouping, tr("Curves of loss and accuracy"));
    loss_->setFigure(Figure::loss, tr("Loss"));
    loss_->setRemark(tr("nats, log"));
    addFigures();
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
    column->addWidget(rate_);
    column->addWidget(end_);
    column->addWidget(chips_);
    connect(loss_->plot()->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), rate_,
            [this](const QCPRange& range) { rate_->follow(range.lower, range.upper); });
    connectChips();
    connect(end_, &RunEndCard::closed, this, [this] {
        hideEnd();
        emit endDismissed();
    });
    connect(end_, &RunEndCard::mistakesRequested, this, &CurvePlot::mistakesRequested);
    connect(end_, &RunEndCard::insideRequested, this, &CurvePlot::insideRequested);
    connect(end_, &RunEndCard::trainLongerRequested, this, &CurvePlot::trainLongerRequested);
    connect(end_, &RunEndCard::continueRequested, this, &CurvePlot::continueRequested);
    connect(end_, &RunEndCard::readRequested, this, &CurvePlot::readRequested);
    connect(end_, &RunEndCard::plotRequested, this, &CurvePlot::plotRequested);
    pace_.setSingleShot(true);
    connect(&pace_, &QTimer::timeout, this, [this] {
        for (const CurvePanel* panel : panels())
            panel->replot();
    });
    refresh();
}

void CurvePlot::addFigures() {
    figures_->add(tr("Accuracy"), tr("Right answers in percent."));
    figures_->add(tr("Error rate"),
                  tr("Wrong answers in percent on a logarithmic axis, which shows what the last tenths are worth."));
    accuracy_->setChooser(figures_);
    const bool errors = QSettings().value(kErrorsKey, false).toBool();
    figures_->setCurrent(errors ? 1 : 0);
    chooseFigure(errors ? 1 : 0);
    connect(figures_, &Segments::currentChanged, this, [this](int index) {
        QSettings().setValue(kErrorsKey, index == 1);
        chooseFigure(index);
        resetView();
    });
}

void CurvePlot::chooseFigure(int index) {
    accuracy_->setFigure(index == 1 ? Figure::error : Figure::accuracy, index == 1 ? tr("Error rate") : tr("Accuracy"));
}

void CurvePlot::setPlannedEpochs(int epochs) {
    if (!runs_.isEmpty() || epochs_ == epochs)
        return;
    epochs_ = epochs;
    refresh();
}

void CurvePlot::showEnd(const EndedRun& run) {
    end_->showRun(run);
    fitHeight();
}

/// The card of a run's end takes the learning rate's place, so that the plots keep their size; on a low page the loss's, too.
void CurvePlot::fitHeight() {
    int room = height();
    if (!chips_->isHidden())
        room -= chips_->maximumHeight() + layout()->spacing();
    if (!end_->isHidden())
        room -= end_->heightForWidth(width()) + layout()->spacing();
    rate_->setVisible(end_->isHidden() && room >= scaled(kHeightWithRate));
    loss_->setVisible(end_->isHidden() || room >= scaled(kBothPlots));
}

void CurvePlot::hideEnd() {
    if (end_->isAncestorOf(QApplication::focusWidget()))
        setFocus(); // not to whatever is next, which may be anywhere
    end_->hide();
    fitHeight();
}

void CurvePlot::begin(CurveHistory run, bool keepPrevious) {
    runs_.begin(std::move(run), keepPrevious);
    resetView();
}

void CurvePlot::beginRun(int epochs, const QString& variant) {
    epochs_ = epochs;
    runs_.setVariant(variant);
    for (CurvePanel* panel : {loss_, accuracy_})
        panel->setHint({}); // Train was pressed
    begin({}, !runs_.current().isEmpty() && variant.isEmpty());
}

void CurvePlot::setVariants(const QStringList& names) {
    runs_.setVariants(names);
    chips_->setRuns(runs_.overlays());
    refresh();
}

void CurvePlot::addToVariant(const QString& variant, const model::RunCurve& run) {
    runs_.addToVariant(variant, run.epochMetrics);
    refresh();
}

void CurvePlot::beginRepeat() {
    runs_.beginRepeat();
    resetView();
}

void CurvePlot::showRuns(const std::vector<model::RunCurve>& series, const QString& variant) {
    epochs_ = series.back().epochs;
    runs_.setVariant(variant);
    if (variant.isEmpty()) {
        begin(CurveHistory(series.front()), false);
        for (std::size_t i = 1; i < series.size(); ++i)
            runs_.beginRepeat(CurveHistory(series[i]));
    } else {
        for (std::size_t i = 0; i + 1 < series.size(); ++i)
            runs_.addToVariant(variant, series[i].epochMetrics);
        begin(CurveHistory(series.back()), false);
    }
    resetView();
}

void CurvePlot::setOverlays(const std::vector<model::RunCurve>& runs, const QStringList& validated,
                            const std::vector<OverlaidSeries>& series) {
    runs_.setOverlays(runs, validated, series);
    chips_->setRuns(runs_.overlays());
    refresh();
}

QHash<QString, QColor> CurvePlot::overlayColours() const {
    QHash<QString, QColor> colours;
    for (const OverlaidRun& run : runs_.overlays())
        for (const QString& id : run.bands ? run.runs : QStringList(run.id))
            colours.insert(id, overlayPen(run.colour, 1).color());
    return colours;
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
    for (const CurvePanel* panel : panels()) {
        const QString measured = onValidation_ ? tr("validation") : tr("test");
        QStringList spoken;
        for (const HoverLine& line : describe(runs_.current(), epoch.epoch, panel->figure(), measured))
            spoken << line.text;
        setSpokenValue(*panel->plot(), spoken.join(", "));
    }
    emit epochAdded();
}

void CurvePlot::addEnd(const model::CurveEnd& end) {
    runs_.current().setEnd(end);
    refresh();
}

void CurvePlot::fit() {
    if (!followData_)
        return;
    CurveExtent extent{0.5, 0.5, 1};
    extent.include(runs_.extent());
    const bool empty = runs_.isEmpty();
    const double floor = empty ? 90 : accuracyFloor(extent.weakestAccuracy * 100);
    const double last = std::max({static_cast<double>(epochs_), runs_.current().epochsDone(), runs_.overlaidEpochs()});
    loss_->plot()->xAxis->setRange(0, empty ? last : last * kRoomForTheLastDot);
    loss_->plot()->yAxis->setRange(empty ? 0.01 : std::max(kLeastLoss, extent.leastLoss * 0.8),
                                   empty ? 3 : extent.greatestLoss * 1.25);
    const bool errors = accuracy_->figure() == Figure::error;
    const double least = empty ? 0.1 : std::clamp((1 - extent.bestAccuracy) * 50, 0.01, 1.0);
    if (errors)
        accuracy_->plot()->yAxis->setRange(least, empty ? 100 : std::clamp((1 - extent.weakestAccuracy) * 300, 4 * least, 100.0));
    else
        accuracy_->plot()->yAxis->setRange(floor, 100 + (100 - floor) * 0.02);
    const QString range = empty ? QString() : errors ? tr("percent, log") : tr("%1 – 100 %").arg(floor);
    const bool dotted = runs_.isSeries() && runs_.bands().bands(accuracy_->figure()).size() > 1; // a single point is no line
    accuracy_->setRemark(dotted ? tr("dotted: mean · %1").arg(range) : range);
}

void CurvePlot::refresh() {
    fit();
    for (CurvePanel* panel : panels())
        panel->showRuns();
    rate_->showRun();
    // Drawing takes at most an eighth of the time: the pen and the training come first.
    if (!pace_.isActive())
        pace_.start(static_cast<int>(8 * (loss_->plot()->replotTime(true) + accuracy_->plot()->replotTime(true))));
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    hideMarks(); // they belong to where the mouse was
    fitHeight();
}

/// The card or the chips may have become higher.
bool CurvePlot::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return QWidget::event(event);
}

void CurvePlot::resetView() {
    setFollowing(true);
    refresh();
}

void CurvePlot::setFollowing(bool following) {
    followData_ = following;
    for (CurvePanel* panel : panels())
        panel->setZoomed(!following);
}

} // namespace ui
