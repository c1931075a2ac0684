// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_panel.h"

#include "ui/curves/axis_tickers.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kPlotHeight = 54;

} // namespace

RateStrip::RateStrip(const ShownRuns& runs, QWidget* parent) : QFrame(parent), runs_(runs), plot_(new QCustomPlot) {
    setObjectName("card");
    plot_->setObjectName("ratePlot");
    setSpokenRole(*plot_, QAccessible::Chart, tr("Learning rate over epochs"), tr("A line from the first epoch to the last"));
    plot_->setFixedHeight(kPlotHeight);
    plot_->setContextMenuPolicy(Qt::NoContextMenu);
    plot_->setAttribute(Qt::WA_NoMousePropagation, false); // the menu is that of all curves
    plot_->xAxis->setTickLabels(false);
    plot_->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker({})));
    plot_->yAxis->ticker()->setTickCount(2);
    prepareAxes(*plot_);
    rates_ = plot_->addGraph();
    mark_ = addMark(*plot_);
    fillBox(new QVBoxLayout(this), {13, 4, 13, 4}, 0, {makeLabel("small", tr("Learning rate at the end of each epoch")), plot_});
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &RateStrip::applyTheme);
    applyTheme();
}

void RateStrip::applyTheme() {
    const Theme& t = theme();
    plot_->axisRect()->setMinimumMargins(QMargins(scaled(50), roomAboveAxes(*plot_), scaled(10), 4));
    colourAxes(*plot_);
    rates_->setPen(QPen(t.quietText, 1.6));
    mark_->setPen(QPen(t.quietText, 1, Qt::DashLine));
    showRun();
}

void RateStrip::showRun() {
    LinePoints points;
    double highest = 0;
    for (const model::EpochMetrics& epoch : runs_.current().epochs()) {
        points.append({static_cast<double>(epoch.epoch), epoch.learningRate});
        highest = std::max(highest, epoch.learningRate);
    }
    constexpr std::size_t kMax = 1000;
    constexpr qsizetype kMaxDots = 150; // more run into one another
    const LinePoints shown = extremesOf(points, plot_->xAxis->range(), kMax);
    rates_->data()->set(shown, true);
    const QColor colour = theme().quietText;
    rates_->setScatterStyle(shown.size() > kMaxDots ? QCPScatterStyle(QCPScatterStyle::ssNone)
                                                    : QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 4));
    plot_->yAxis->setRange(-0.1 * highest, highest > 0 ? highest * 1.15 : 1); // a dot at 0 is whole
    plot_->yAxis->setTickLabels(highest > 0);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void RateStrip::follow(double from, double to) {
    plot_->xAxis->setRange(from, to);
    showRun();
}

void RateStrip::showMark(double epoch) {
    mark_->point1->setCoords(epoch, 0);
    mark_->point2->setCoords(epoch, 1);
    mark_->setVisible(true);
    plot_->layer("mark")->replot();
}

void RateStrip::hideMark() {
    if (!mark_->visible())
        return;
    mark_->setVisible(false);
    plot_->layer("mark")->replot();
}

} // namespace ui
