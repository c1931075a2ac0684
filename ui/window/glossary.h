// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace ui {

/// One of the field's words, and what it means in a sentence.
struct Word {
    QString word;
    QString meaning;
};

/// Sorted as the window's language sorts.
QList<Word> glossary();

/// The longest of them that a text holds; empty without one.
QString wordIn(const QString& text);

} // namespace ui
