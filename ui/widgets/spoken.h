// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>

#include <functional>

class QWidget;

namespace ui {

/// What a widget that paints itself is to screen readers, which would otherwise ignore it, with QWidget's accessible name and
/// description, if there are any.
void setSpokenRole(QWidget& widget, QAccessible::Role role, const QString& name = {}, const QString& description = {});

/// What it shows at present, in words. Screen readers announce every change.
void setSpokenValue(QWidget& widget, const QString& value);

/// One of the things that a widget paints, e.g. a bar.
struct SpokenPart {
    QString name;
    QString value;
    QRect place; ///< in the widget
};

/// Lets screen readers go through the parts one by one; `parts` is asked each time.
void setSpokenParts(QWidget& widget, QAccessible::Role partsRole, std::function<QList<SpokenPart>()> parts);

} // namespace ui
