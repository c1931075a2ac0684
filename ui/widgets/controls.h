// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

// Labels and buttons. Roles and kinds are those of the style sheet, resources/style.qss.

/// `text` for a button or a menu, where & would else mark a key.
QString literal(QString text);

QLabel* makeLabel(const char* role, const QString& text = {}, const char* objectName = "");

QPushButton* makeButton(const char* objectName, const QString& text, const QString& tip, const char* kind = "");

/// A button with an icon of `side` logical pixels; `name` is what screen readers say.
QToolButton* makeIconButton(const char* objectName, const char* kind, const QIcon& icon, int side, const QString& name,
                            const QString& tip);

} // namespace ui
