// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace ui {

/// Keeps a panel's wheel for scrolling: its sliders, number fields and boxes take the wheel only once they have the focus, so
/// that nobody changes a setting by scrolling past it.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    /// Watches every such control inside `panel` now; belongs to it.
    explicit WheelGuard(QWidget* panel);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace ui
