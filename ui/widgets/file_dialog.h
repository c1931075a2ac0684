// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDialog>

namespace ui {

/// Asks for a file, to read or to write, without blocking: connect to fileSelected(). When writing, `name` is proposed and a
/// name typed without a suffix takes the chosen filter's, e.g. png for "Picture (*.png)".
QFileDialog* showFileDialog(QWidget* parent, QFileDialog::AcceptMode mode, const QString& title, const QStringList& filters,
                            const QString& name = {});

} // namespace ui
