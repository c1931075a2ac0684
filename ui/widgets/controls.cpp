// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

namespace ui {

QString literal(QString text) {
    return text.replace('&', "&&");
}

QLabel* makeLabel(const char* role, const QString& text, const char* objectName) {
    auto* label = new QLabel(text);
    label->setObjectName(objectName);
    label->setProperty("role", role);
    return label;
}

QPushButton* makeButton(const char* objectName, const QString& text, const QString& tip, const char* kind) {
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    button->setProperty("kind", kind);
    return button;
}

QToolButton* makeIconButton(const char* objectName, const char* kind, const QIcon& icon, int side, const QString& name,
                            const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("kind", kind);
    button->setIcon(icon);
    button->setIconSize({side, side});
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace ui
