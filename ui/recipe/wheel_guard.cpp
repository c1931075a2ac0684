// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QSlider>

namespace ui {

WheelGuard::WheelGuard(QWidget* panel) : QObject(panel) {
    for (auto* control : panel->findChildren<QWidget*>()) {
        if (qobject_cast<QSlider*>(control) || qobject_cast<QAbstractSpinBox*>(control) || qobject_cast<QComboBox*>(control)) {
            control->setFocusPolicy(Qt::StrongFocus); // not by the wheel
            control->installEventFilter(this);
        }
    }
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore(); // so that it goes on to the scroll area
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
