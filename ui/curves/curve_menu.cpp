// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_menu.h"

#include "ui/widgets/file_dialog.h"

#include <array>
#include <utility>

namespace ui {

CurveMenu::CurveMenu(bool canSave, std::function<void(const QString&)> save, QWidget* parent)
    : QMenu(parent), save_(std::move(save)) {
    setObjectName("curveMenu");
    const std::array<std::pair<QString, QString>, 4> formats{{{"png", tr("PNG picture (*.png)")},
                                                              {"svg", tr("SVG drawing (*.svg)")},
                                                              {"pdf", tr("PDF document (*.pdf)")},
                                                              {"csv", tr("CSV table (*.csv)")}}};
    for (const auto& [suffix, filter] : formats) {
        QAction* action = addAction(tr("Save as %1…").arg(suffix.toUpper()));
        action->setEnabled(canSave);
        connect(action, &QAction::triggered, this, [this, suffix = suffix, filter = filter] { chooseFile(suffix, filter); });
    }
    addSeparator();
    connect(addAction(tr("Show everything")), &QAction::triggered, this, &CurveMenu::resetChosen);
    // Later: an action's signal comes after the menu has closed.
    connect(this, &QMenu::aboutToHide, this, &QObject::deleteLater, Qt::QueuedConnection);
}

void CurveMenu::chooseFile(const QString& suffix, const QString& filter) {
    auto* dialog = showFileDialog(parentWidget(), QFileDialog::AcceptSave, tr("Save the curves"), {filter}, "curves." + suffix);
    // The menu is gone by then: its parent is the context.
    connect(dialog, &QFileDialog::fileSelected, parentWidget(), save_);
}

} // namespace ui
