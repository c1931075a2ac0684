// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/file_dialog.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QTimer>

namespace ui {

QFileDialog* showFileDialog(QWidget* parent, QFileDialog::AcceptMode mode, const QString& title, const QStringList& filters,
                            const QString& name) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setNameFilters(filters);
    if (mode == QFileDialog::AcceptOpen) {
        dialog->setFileMode(QFileDialog::ExistingFile);
    } else {
        const auto takeSuffix = [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.section("*.", 1).chopped(1)); };
        takeSuffix(filters.first());
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog, takeSuffix);
        dialog->selectFile(name);
    }
    // A window of its own: the clear background of lists within a card would let nothing through but black.
    if (const auto* field = dialog->findChild<QLineEdit*>("fileNameEdit"); field != nullptr && field->completer() != nullptr)
        field->completer()->popup()->setObjectName("completions");
    // In a turn of the event loop of its own: making a dialog and showing it take tens of milliseconds each.
    QTimer::singleShot(0, dialog, [parent, dialog] {
        // Asked twice before the first was there to stand in the way.
        for (const QFileDialog* other : parent->findChildren<QFileDialog*>(Qt::FindDirectChildrenOnly)) {
            if (other->isVisible()) {
                dialog->deleteLater();
                return;
            }
        }
        dialog->open();
    });
    return dialog;
}

} // namespace ui
