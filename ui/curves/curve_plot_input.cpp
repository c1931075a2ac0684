// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, keyboard, chips and menu of the curves.
#include "ui/curves/curve_panel.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/plot_export.h"
#include "ui/curves/run_chips.h"
#include "ui/curves/shown_runs.h"
#include "ui/widgets/hover_card.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {
namespace {

constexpr QSize kExportSize{960, 800}; ///< logical pixels; both plots

} // namespace

void CurvePlot::connectPanel(CurvePanel* panel) {
    QCustomPlot* plot = panel->plot();
    plot->installEventFilter(this);
    connect(plot, &QCustomPlot::mouseMove, this, [this, panel](const QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton)
            setFollowing(false);
        hoverAt(panel, event->position().toPoint());
    });
    connect(plot, &QCustomPlot::mouseWheel, this, [this] { setFollowing(false); });
    connect(plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::resetView);
    connect(panel, &CurvePanel::showAllRequested, this, &CurvePlot::resetView);
    CurvePanel* other = panel == loss_ ? accuracy_ : loss_;
    connect(plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), other, [other](const QCPRange& range) {
        other->plot()->xAxis->setRange(range);
        other->replot();
    });
}

void CurvePlot::connectChips() {
    connect(chips_, &RunChips::toggled, this, [this](const QString& id, bool visible) {
        runs_.setOverlayVisible(id, visible);
        refresh();
    });
    connect(chips_, &RunChips::removed, this, [this](const QString& id) {
        runs_.removeOverlay(id);
        chips_->setRuns(runs_.overlays());
        refresh();
        emit overlayRemoved(id);
    });
}

void CurvePlot::hoverAt(const CurvePanel* under, QPoint position) {
    if (runs_.isEmpty() || !under->plot()->axisRect()->rect().contains(position))
        return hideMarks();
    const double epoch = under->plot()->xAxis->pixelToCoord(position.x());
    // All figures of the place, those of the plot under the mouse first.
    const CurvePanel* other = under == loss_ ? accuracy_ : loss_;
    std::vector<HoverLine> lines = describe(runs_.current(), epoch, under->figure(), under->testName());
    std::ranges::copy(describeBriefly(runs_.current(), epoch, other->figure(), other->testName()), std::back_inserter(lines));
    std::ranges::copy(describeOthers(runs_, epoch, under->figure(), other->figure()), std::back_inserter(lines));
    for (CurvePanel* panel : panels())
        panel->showMark(epoch);
    rate_->showMark(epoch);
    hover_->showLines(lines, under->plot()->mapTo(this, position)); // of many lines it needs more room than one plot has
}

void CurvePlot::hideMarks() {
    hover_->hide();
    rate_->hideMark();
    for (const CurvePanel* panel : panels())
        panel->hideMark();
}

Encoding CurvePlot::draw(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    hideMarks();
    if (suffix == "csv")
        return [bytes = toCsv(runs_.current(), onValidation_)] { return bytes; };
    return drawPicture(suffix, kExportSize, tr("%1, %2, learning rate").arg(loss_->title(), accuracy_->title()),
                       {loss_, accuracy_}, *rate_);
}

bool CurvePlot::saveAs(const QString& path) {
    const Encoding encode = draw(path);
    return encode && writeFile(path, encode());
}

void CurvePlot::startSaving(const QString& path) {
    saveInBackground(path, draw(path), this, [this, path](bool done) { done ? emit saved(path) : emit saveFailed(path); });
}

void CurvePlot::contextMenuEvent(QContextMenuEvent* event) {
    openMenu(event->globalPos());
}

void CurvePlot::openMenu(QPoint globalPosition) {
    hideMarks();
    auto* menu = new QMenu(this);
    menu->setObjectName("curveMenu");
    addSaving(
        *menu, this, "curves", tr("Save the curves"), [this](const QString& path) { startSaving(path); }, !runs_.isEmpty());
    menu->addSeparator();
    menu->addAction(tr("Show everything") + "\t0", this, &CurvePlot::resetView)->setEnabled(!followData_);
    // Later: an action's signal comes after the menu has closed.
    connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater, Qt::QueuedConnection);
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
    setFollowing(false);
    loss_->replot();
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        hideMarks();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
