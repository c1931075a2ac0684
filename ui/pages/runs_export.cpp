// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of runs asks what the chosen runs shall be written to: a file, or a folder for TensorBoard.
#include "ui/pages/run_panel.h"
#include "ui/pages/runs_table.h"
#include "ui/pages/runs_view.h"
#include "ui/widgets/file_dialog.h"

#include <QMenu>
#include <QPushButton>

namespace ui {

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
