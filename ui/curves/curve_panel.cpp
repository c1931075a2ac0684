// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_panel.h"

#include "ui/curves/axis_tickers.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <algorithm>

namespace ui {
namespace {

constexpr double kLeastColumns = 1000;

} // namespace

CurvePanel::CurvePanel(Figure figure, const ShownRuns& runs, const QString& title, const QString& hint,
                       const QString& accessibleName)
    : PlotCard(title, figure == Figure::loss ? "loss" : "accuracy"), figure_(figure), runs_(runs), plot_(new QCustomPlot),
      overlays_(plot_), batches_(plot_, figure), current_(plot_, "main") {
    plot_->setObjectName("plot");
    setSpokenRole(*plot_, QAccessible::Chart, accessibleName,
                  tr("Point at an epoch for its values; the values can be saved as a table"));
    plot_->setMinimumHeight(90);
    plot_->setMouseTracking(true);
    plot_->setContextMenuPolicy(Qt::NoContextMenu);
    plot_->setAttribute(Qt::WA_NoMousePropagation, false); // the menu is that of all curves
    plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot_->setPlottingHint(QCP::phFastPolylines); // joins of thick lines are slow, and invisible between near points
    prepareAxes(*plot_);
    plot_->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker({})));
    plot_->xAxis->setLabel(tr("epoch"));
    mark_ = addMark(*plot_);
    addHint(hint);
    addBest();
    setContent(plot_);
    all_ = makeButton(figure == Figure::loss ? "lossShowAll" : "accuracyShowAll", tr("Show all"),
                      tr("Show the whole run again (0, or a double click)."), "link");
    all_->hide();
    all_->setParent(plot_);
    connect(plot_, &QCustomPlot::afterReplot, this, &CurvePanel::placeShowAll);
    connect(all_, &QPushButton::clicked, this, &CurvePanel::showAllRequested);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &CurvePanel::applyTheme);
    connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &CurvePanel::showRuns);
    applyTheme();
}

void CurvePanel::addHint(const QString& hint) {
    hint_ = new QCPItemText(plot_);
    hint_->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint_->position->setCoords(0.5, 0.45);
    setHint(hint);
}

void CurvePanel::addBest() {
    best_ = new QCPItemTracer(plot_);
    best_->setStyle(QCPItemTracer::tsCircle);
    bestText_ = new QCPItemText(plot_);
    bestText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    bestText_->setPadding(QMargins(4, 1, 4, 1));
    bestText_->setObjectName("bestEpoch");
}

void CurvePanel::setFigure(Figure figure, const QString& title) {
    figure_ = figure;
    batches_.setFigure(figure);
    setTitle(title);
    figure == Figure::accuracy ? setSense(tr("higher is better"), "↑") : setSense(tr("lower is better"), "↓");
    const bool logarithmic = isLogarithmic(figure);
    plot_->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    const QString unit = figure == Figure::loss ? QString() : percentUnit();
    if (logarithmic)
        plot_->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LogTicker(unit)));
    else
        plot_->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker(unit)));
    plot_->yAxis->ticker()->setTickCount(5);
}

void CurvePanel::setZoomed(bool zoomed) {
    if (!zoomed && all_->hasFocus())
        parentWidget()->setFocus(); // not to whatever is next
    all_->setVisible(zoomed);
    placeShowAll();
}

/// Beside the name of the axis of epochs: no curve is there.
void CurvePanel::placeShowAll() {
    if (all_->isHidden())
        return;
    all_->resize(all_->sizeHint());
    all_->move(plot_->axisRect()->right() - all_->width(), plot_->height() - all_->height());
}

void CurvePanel::showBest() const {
    const auto& epochs = runs_.current().epochs();
    const auto best =
        std::ranges::max_element(epochs, [](const auto& a, const auto& b) { return a.testAccuracy < b.testAccuracy; });
    const std::optional<model::CurveEnd>& end = runs_.current().end();
    const bool atEnd = best != epochs.end() && end && end->testAccuracy > best->testAccuracy;
    const bool shown = figure_ != Figure::loss && best != epochs.end();
    best_->setVisible(shown);
    bestText_->setVisible(shown);
    if (!shown)
        return;
    const double accuracy = atEnd ? end->testAccuracy : best->testAccuracy;
    best_->position->setCoords(atEnd ? end->epochsDone : best->epoch, plotted(accuracy, figure_));
    bestText_->setText(
        tr("best %1 · epoch %2")
            .arg(figureText(accuracy, figure_), atEnd ? partOfEpochs(end->epochsDone) : QString::number(best->epoch)));
    // In the corner that the curves leave free: they end high, or low where errors are drawn.
    const bool below = figure_ == Figure::accuracy;
    bestText_->setPositionAlignment(Qt::AlignRight | (below ? Qt::AlignBottom : Qt::AlignTop));
    bestText_->position->setCoords(1, below ? 0.98 : 0.02);
}

void CurvePanel::applyTheme() {
    const Theme& t = theme();
    plot_->axisRect()->setMinimumMargins(QMargins(scaled(50), roomAboveAxes(*plot_), scaled(10), 0));
    colourAxes(*plot_);
    batches_.applyTheme();
    current_.setPens(QPen(t.accent, scaled(2)), QPen(t.test, scaled(2)));
    current_.setDots(t.test, scaled(6));
    mark_->setPen(QPen(t.quietText, scaled(1), Qt::DashLine));
    best_->setPen(QPen(t.test, 1.6 * textScale()));
    best_->setSize(scaled(11));
    best_->setBrush(Qt::NoBrush);
    bestText_->setColor(t.text);
    bestText_->setFont(usualFont(plot_->font(), textPixels(11)));
    QColor under = t.panel;
    under.setAlphaF(0.8F);
    bestText_->setBrush(under);
    hint_->setColor(t.quietText);
    hint_->setFont(plot_->font());
    showRuns(); // the other runs' colours too
    replot();
}

void CurvePanel::setHint(const QString& hint) {
    hint_->setText(hint);
}

void CurvePanel::showRuns() {
    // More points than the screen has columns show nothing more; a picture that is saved has its own width.
    const double columns = std::max(kLeastColumns, plot_->width() * plot_->devicePixelRatioF());
    const QCPRange visible = plot_->xAxis->range();
    batches_.show(runs_.current(), visible, static_cast<std::size_t>(columns));
    current_.show(runs_.current(), figure_, visible, static_cast<std::size_t>(columns));
    overlays_.show(runs_, figure_, visible);
    showBest();
    hint_->setVisible(runs_.isEmpty());
}

void CurvePanel::resizeEvent(QResizeEvent* event) {
    PlotCard::resizeEvent(event);
    showRuns();
}

void CurvePanel::showMark(double epoch) {
    mark_->point1->setCoords(epoch, plot_->yAxis->range().lower);
    mark_->point2->setCoords(epoch, plot_->yAxis->range().upper);
    mark_->setVisible(true);
    std::size_t used = 0;
    for (const auto* layer : {"kept", "mean", "main"}) {
        for (QCPLayerable* child : plot_->layer(layer)->children()) {
            auto* graph = qobject_cast<QCPGraph*>(child);
            if (graph == nullptr || graph->dataCount() == 0 || graph->pen().style() == Qt::NoPen)
                continue;
            if (used == dots_.size()) {
                dots_.push_back(new QCPItemTracer(plot_));
                dots_.back()->setLayer("mark");
                dots_.back()->setStyle(QCPItemTracer::tsCircle);
                dots_.back()->setSize(7);
            }
            QCPItemTracer* dot = dots_[used++];
            dot->setGraph(graph);
            dot->setGraphKey(epoch);
            dot->setInterpolating(graph->name() != kMeasuredAtEpochs); // else it stands on the nearest one
            dot->setPen(QPen(theme().panel, 1.5));
            dot->setBrush(graph->pen().color());
            dot->setVisible(true);
        }
    }
    for (; used < dots_.size(); ++used)
        dots_[used]->setVisible(false);
    plot_->layer("mark")->replot();
}

void CurvePanel::hideMark() const {
    if (!mark_->visible())
        return;
    mark_->setVisible(false);
    for (QCPItemTracer* dot : dots_)
        dot->setVisible(false);
    plot_->layer("mark")->replot();
}

} // namespace ui
