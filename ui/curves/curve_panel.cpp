// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_panel.h"

#include "ui/curves/axis_tickers.h"
#include "ui/style/theme.h"
#include "ui/widgets/hover_card.h"

namespace ui {

CurvePanel::CurvePanel(const QString& title, const QString& hint, const QString& accessibleName)
    : PlotCard(title), plot_(new QCustomPlot), overlays_(plot_), raw_(plot_->addGraph()), smooth_(plot_->addGraph()),
      test_(plot_->addGraph()), hover_(new HoverCard(plot_)) {
    plot_->setObjectName("plot");
    plot_->setAccessibleName(accessibleName);
    plot_->setMinimumHeight(90);
    plot_->setMouseTracking(true);
    plot_->setContextMenuPolicy(Qt::NoContextMenu);
    plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot_->axisRect()->setMinimumMargins(QMargins(50, 6, 10, 0));
    plot_->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker({})));
    plot_->xAxis->setLabel(tr("epoch"));
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickLabelPadding(6);
        axis->setLabelPadding(0);
    }
    raw_->setAdaptiveSampling(false); // every batch is drawn
    smooth_->setAdaptiveSampling(false);
    raw_->setAntialiased(false); // thousands of thin lines: nobody sees the steps, and drawing is much faster
    addMarkAndHint(hint);
    setContent(plot_);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &CurvePanel::applyTheme);
    applyTheme();
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

void CurvePanel::applyTheme() const {
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
    raw_->setPen(QPen(blend(t.panel, t.accent, t.dark ? 0.34 : 0.26), 1));
    const QColor dot = blend(t.panel, t.accent, t.dark ? 0.24 : 0.2);
    if (raw_->lineStyle() == QCPGraph::lsNone)
        raw_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, dot, dot, 1));
    smooth_->setPen(QPen(t.accent, 2));
    test_->setPen(QPen(t.test, 2));
    test_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, t.test, t.test, 6));
    overlays_.repaint();
    mark_->setPen(QPen(t.quietText, 1, Qt::DashLine));
    hint_->setColor(t.quietText);
    hint_->setFont(plot_->font());
    replot();
}

void CurvePanel::beginRun(bool keepPrevious) {
    overlays_.clearSeries();
    overlays_.setPrevious(keepPrevious ? smooth_ : nullptr, keepPrevious ? test_ : nullptr);
    clearCurves();
}

void CurvePanel::beginRepeat() {
    overlays_.addEarlier(smooth_, test_);
    overlays_.setPrevious(nullptr, nullptr);
    clearCurves();
}

void CurvePanel::clearCurves() const {
    for (QCPGraph* graph : {raw_, smooth_, test_})
        graph->setData(QSharedPointer<QCPGraphDataContainer>::create()); // an overlay may share the old data
}

void CurvePanel::setBatchDots() {
    raw_->setLineStyle(QCPGraph::lsNone);
    raw_->setAntialiasedScatters(false);
    applyTheme();
}

void CurvePanel::addAverage(double epoch, double value, double spacing) {
    if (smooth_->data()->isEmpty() || epoch - (smooth_->data()->constEnd() - 1)->key >= spacing)
        smooth_->addData(epoch, value);
}

void CurvePanel::showMark(double epoch, const QStringList& lines, QPoint position) const {
    mark_->point1->setCoords(epoch, plot_->yAxis->range().lower);
    mark_->point2->setCoords(epoch, plot_->yAxis->range().upper);
    mark_->setVisible(true);
    plot_->layer("mark")->replot();
    if (lines.isEmpty())
        hover_->hide();
    else
        hover_->showLines(lines, position);
}

void CurvePanel::hideMark() const {
    hover_->hide();
    if (!mark_->visible())
        return;
    mark_->setVisible(false);
    plot_->layer("mark")->replot();
}

} // namespace ui
