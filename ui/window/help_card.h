// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QTabWidget;

namespace ui {

class SearchField;

/// What the window is for, its keys, and the field's words, one sentence each.
class HelpCard : public QDialog {
    Q_OBJECT

public:
    /// `actions`: those with keys.
    HelpCard(const QList<QAction*>& actions, QWidget* parent);

    /// Turns to the words, at this one.
    void lookUp(const QString& word);

signals:
    void tourRequested();

private:
    QWidget* makeKeys(const QList<QAction*>& actions);
    QWidget* makeWords();

    QTabWidget* pages_;
    SearchField* find_;
};

} // namespace ui
