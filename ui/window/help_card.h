// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

/// Three sentences and the keyboard, in a window that blocks nothing.
class HelpCard : public QDialog {
    Q_OBJECT

public:
    explicit HelpCard(QWidget* parent = nullptr);

signals:
    void tourRequested();
};

} // namespace ui
