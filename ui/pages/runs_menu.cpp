// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the page of runs: what can be done with the table, and how the chosen runs are exported.
#include "ui/pages/run_panel.h"
#include "ui/pages/run_text.h"
#include "ui/pages/runs_table.h"
#include "ui/pages/runs_view.h"
#include "ui/widgets/file_dialog.h"

#include <QMenu>
#include <QPushButton>

namespace ui {

void RunsView::showMenu(const QPoint& at) {
    auto* menu = new QMenu(table_);
    menu->setObjectName("runsMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString& text, const QString& keys, bool enabled, auto&& slot) {
        menu->addAction(keys.isEmpty() ? text : text + "\t" + keys, slot)->setEnabled(enabled);
    };
    const auto press = [&add](QPushButton* button, const QString& keys) {
        add(button->text(), keys, button->isEnabled(), [button] { button->click(); });
    };
    const bool any = !panel_->runs().empty();
    press(panel_->open(), tr("Enter"));
    addWeights(*menu);
    press(panel_->resume(), {});
    press(panel_->again(), {});
    menu->addSeparator();
    add(tr("Rename"), tr("F2"), any, [this] { table_->editName(); });
    add(tr("Star"), {}, any, [this] { table_->toggleStars(); });
    add(tr("In the curves"), tr("Space"), any, [this] { table_->toggleCurves(); });
    menu->addSeparator();
    press(panel_->save(), {});
    press(panel_->remove(), tr("Del"));
    menu->addSeparator();
    addSorting(*menu);
    menu->popup(table_->viewport()->mapToGlobal(at));
}

void RunsView::addWeights(QMenu& menu) {
    if (panel_->runs().size() != 1 || panel_->runs().front().weights.size() < 2)
        return;
    const model::RunRecord& run = panel_->runs().front();
    QMenu* kinds = menu.addMenu(tr("Open weights"));
    kinds->setEnabled(panel_->open()->isEnabled());
    for (const model::WeightsKind kind : run.weights)
        kinds->addAction(weightsTitle(kind), this,
                         [this, id = QString::fromStdString(run.id), kind] { emit openWeightsRequested(id, kind); });
}

void RunsView::addSorting(QMenu& menu) {
    QMenu* columns = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < RunsModel::columns; ++column) {
        const QString name = runs_->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        QAction* action = columns->addAction(name, [this, column] { table_->sortBy(column); });
        action->setCheckable(true);
        action->setChecked(filter_->sortColumn() == column);
    }
}

void RunsView::showExportMenu() {
    const QStringList ids = table_->selectedIds(); // as they were when it was asked for
    QPushButton* button = panel_->save();
    auto* menu = new QMenu(button);
    menu->setObjectName("exportMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("To a file…"), this, [this, ids] { chooseExport(ids); });
    menu->addAction(tr("To a TensorBoard folder…"), this, [this, ids] { chooseTensorBoardFolder(ids); });
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void RunsView::chooseExport(const QStringList& ids) {
    auto* dialog = showFileDialog(
        this, QFileDialog::AcceptSave, tr("Export runs"),
        {tr("Runs with their curves, a line each (*.jsonl)"), tr("Runs with their curves (*.json)"), tr("Table (*.csv)")},
        "runs.jsonl");
    connect(dialog, &QFileDialog::fileSelected, this, [this, ids](const QString& path) { emit exportRequested(ids, path); });
}

void RunsView::chooseTensorBoardFolder(const QStringList& ids) {
    auto* dialog = new QFileDialog(this, tr("Folder for TensorBoard"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, ids](const QString& folder) { emit tensorBoardRequested(ids, folder); });
    dialog->open();
}

} // namespace ui
