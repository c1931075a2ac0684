// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the page of runs: what can be done with the table, and how the chosen runs are exported.
#include "ui/pages/run_panel.h"
#include "ui/pages/run_text.h"
#include "ui/pages/runs_table.h"
#include "ui/pages/runs_view.h"
#include "ui/widgets/controls.h"
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
    const QModelIndex current = table_->currentIndex();
    if (const int row = current.isValid() ? filter_->mapToSource(current).row() : -1; row >= 0 && runs_->isStudy(row)) {
        const bool folded = !runs_->isUnfolded(row);
        add(folded ? tr("Unfold the study") : tr("Fold the study"), folded ? tr("Right") : tr("Left"), true,
            [this, folded] { table_->setUnfolded(folded); });
        menu->addSeparator();
    }
    press(panel_->open(), tr("Enter"));
    addWeights(*menu);
    press(panel_->resume(), {});
    press(panel_->again(), {});
    menu->addSeparator();
    add(tr("Rename"), tr("F2"), any, [this] { table_->editName(); });
    add(tr("Star"), {}, any, [this] { table_->toggleStars(); });
    add(tr("In the curves"), tr("Space"), any, [this] { table_->toggleCurves(); });
    menu->addSeparator();
    if (!panel_->plot()->isHidden())
        press(panel_->plot(), {});
    addCopying(*menu);
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
    for (int column = 0; column < runs_->columnCount(); ++column) {
        if (column >= RunsModel::columns && table_->isColumnHidden(column))
            continue; // of the settings those that are shown
        const QString name = runs_->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        QAction* action = columns->addAction(name, [this, column] { table_->sortBy(column); });
        action->setCheckable(true);
        action->setChecked(filter_->sortColumn() == column);
    }
}

/// Of one run that was trained: fine-tuning begins with drawings that no recipe names.
void RunsView::addCopying(QMenu& menu) {
    const std::vector<model::RunRecord>& runs = panel_->runs();
    const bool known = runs.size() == 1 && !runs.front().recipe.unread;
    const QString id = runs.size() == 1 ? QString::fromStdString(runs.front().id) : QString();
    menu.addAction(tr("Copy recipe as JSON"), this, [this, id] { emit copyRecipeRequested(id); })->setEnabled(known);
    menu.addAction(tr("Copy as command"), this, [this, id] { emit copyCommandRequested(id); })
        ->setEnabled(known && runs.front().kind == model::RunKind::training);
}

void RunsView::showHiddenColumns() {
    const QStringList hidden = table_->hiddenColumns();
    columns_->setText(hidden.isEmpty() ? tr("Columns ▾") : tr("%1 hidden ▾").arg(hidden.size()));
    columns_->setAccessibleName(hidden.isEmpty() ? tr("Columns") : tr("Columns, %1 hidden").arg(hidden.size()));
    columns_->setToolTip(
        hidden.isEmpty()
            ? tr("Choose the columns, among them any setting of the recipe.")
            : tr("Not shown: %1. Choose the columns, among them any setting of the recipe.").arg(hidden.join(tr(", "))));
}

void RunsView::showColumnsMenu(QPoint globalPosition) {
    auto* menu = new QMenu(columns_);
    menu->setObjectName("columnsMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this](QMenu& to, int column) {
        const QString title = runs_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction* action = to.addAction(literal(title), this, [this, column](bool shown) { table_->chooseColumn(column, shown); });
        action->setCheckable(true);
        action->setChecked(!table_->isColumnHidden(column));
    };
    for (int column = RunsModel::nameColumn + 1; column < RunsModel::columns; ++column)
        add(*menu, column);
    menu->addSeparator();
    const model::Recipe recipe;
    const auto addPart = [&](const QString& title, const auto& settings) {
        QMenu* part = menu->addMenu(title);
        model::visitSettings(settings, [&](const model::SettingInfo& info, const auto&) {
            if (const int column = RunsModel::settingColumn(info.option); column >= 0)
                add(*part, column);
        });
    };
    addPart(tr("Recipe"), recipe);
    addPart(tr("Augmentation"), recipe.augmentation);
    addPart(tr("Writing styles"), recipe.augmentation.styles);
    addPart(tr("Teachers"), recipe.distillation);
    menu->addSeparator();
    menu->addAction(tr("As many as fit"), table_, &RunsTable::resetColumns);
    menu->popup(globalPosition);
}

void RunsView::showExportMenu() {
    const QStringList ids = table_->selectedIds(); // as they were when it was asked for
    QPushButton* button = panel_->save();
    auto* menu = new QMenu(button);
    menu->setObjectName("exportMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("To a file…"), this, [this, ids] { chooseExport(ids); });
    menu->addAction(tr("To a TensorBoard folder…"), this, [this, ids] { chooseTensorBoardFolder(ids); });
    menu->addAction(tr("Report…"), this, [this, ids] { chooseReport(ids); });
    menu->addSeparator();
    addCopying(*menu);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void RunsView::chooseExport(const QStringList& ids) {
    auto* dialog = showFileDialog(
        this, QFileDialog::AcceptSave, tr("Export runs"),
        {tr("Runs with their curves, a line each (*.jsonl)"), tr("Runs with their curves (*.json)"), tr("Table (*.csv)")},
        "runs.jsonl");
    connect(dialog, &QFileDialog::fileSelected, this, [this, ids](const QString& path) { emit exportRequested(ids, path); });
}

void RunsView::chooseReport(const QStringList& ids) {
    auto* dialog = showFileDialog(this, QFileDialog::AcceptSave, tr("Report on runs"),
                                  {tr("Web page (*.html)"), tr("PDF (*.pdf)")}, "report.html");
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
