// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace ui {

/// The formats that other programs read, one an action.
class ExportMenu : public QMenu {
    Q_OBJECT

public:
    explicit ExportMenu(QWidget* parent = nullptr);

    /// What a file dialog shows for a format, e.g. "ONNX (*.onnx)".
    static QString filterOf(const QString& format);

signals:
    /// One of the terminal's --format.
    void chosen(const QString& format);
};

} // namespace ui
