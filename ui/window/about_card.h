// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

/// Version, licence and libraries.
class AboutCard : public QDialog {
    Q_OBJECT

public:
    explicit AboutCard(QWidget* parent);
};

} // namespace ui
