// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_panel.h"

#include "ui/curves/axis_tickers.h"
#include "ui/style/theme.h"

namespace ui {
namespace {

constexpr double kLeastColumns = 1000;

} // namespace

CurvePanel::CurvePanel(Figure figure, const ShownRuns& runs, const QString& title, const QString& hint,
                       const QString& accessibleName)
    : PlotCard(title), figure_(figure), runs_(runs), plot_(new QCustomPlot), overlays_(plot_), batches_(plot_, figure),
      current_(plot_, "main") {
    plot_->setObjectName("plot");
    plot_->setAccessibleName(accessibleName);
    plot_->setMinimumHeight(90);
    plot_->setMouseTracking(true);
    plot_->setContextMenuPolicy(Qt::NoContextMenu);
    plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot_->setPlottingHint(QCP::phFastPolylines); // joins of thick lines are slow, and nobody sees them between near points
    plot_->axisRect()->setMinimumMargins(QMargins(50, 6, 10, 0));
    styleAxes();
    addMarkAndHint(hint);
    setContent(plot_);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &CurvePanel::applyTheme);
    connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &CurvePanel::showRuns);
    applyTheme();
}

void CurvePanel::styleAxes() const {
    plot_->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker({})));
    plot_->xAxis->setLabel(tr("epoch"));
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickLabelPadding(6);
        axis->setLabelPadding(0);
    }
}

void CurvePanel::addMarkAndHint(const QString& hint) {
    // The mark has a layer of its own, so that following the mouse repaints no curves.
    plot_->addLayer("mark");
    plot_->layer("mark")->setMode(QCPLayer::lmBuffered);
    mark_ = new QCPItemStraightLine(plot_);
    mark_->setLayer("mark");
    mark_->setVisible(false);
    hint_ = new QCPItemText(plot_);
    hint_->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint_->position->setCoords(0.5, 0.45);
    hint_->setText(hint);
}

void CurvePanel::applyTheme() {
    const Theme& t = theme();
    QFont small = plot_->font();
    small.setPixelSize(11);
    plot_->setBackground(t.panel);
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->setTickLabelColor(t.quietText);
        axis->setLabelColor(t.quietText);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(t.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot_->xAxis->grid()->setVisible(false);
    batches_.applyTheme();
    current_.setPens(QPen(t.accent, 2), QPen(t.test, 2));
    current_.setDots(t.test, 6);
    mark_->setPen(QPen(t.quietText, 1, Qt::DashLine));
    hint_->setColor(t.quietText);
    hint_->setFont(plot_->font());
    showRuns(); // the other runs' colours too
    replot();
}

void CurvePanel::showRuns() {
    // More points than the screen has columns show nothing more; a picture that is saved has its own width.
    const double columns = std::max(kLeastColumns, plot_->width() * plot_->devicePixelRatioF());
    const QCPRange visible = plot_->xAxis->range();
    batches_.show(runs_.current(), visible, static_cast<std::size_t>(columns));
    current_.show(runs_.current(), figure_, visible, static_cast<std::size_t>(columns));
    overlays_.show(runs_, figure_, visible);
    hint_->setVisible(runs_.isEmpty());
}

void CurvePanel::resizeEvent(QResizeEvent* event) {
    PlotCard::resizeEvent(event);
    showRuns();
}

void CurvePanel::showMark(double epoch) const {
    mark_->point1->setCoords(epoch, plot_->yAxis->range().lower);
    mark_->point2->setCoords(epoch, plot_->yAxis->range().upper);
    mark_->setVisible(true);
    plot_->layer("mark")->replot();
}

void CurvePanel::hideMark() const {
    if (!mark_->visible())
        return;
    mark_->setVisible(false);
    plot_->layer("mark")->replot();
}

} // namespace ui
