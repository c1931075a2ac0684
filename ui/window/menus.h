// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/window_state.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <vector>

class QAction;
class QActionGroup;
class QMenu;

namespace ui {

class ExportMenu;
class MainWindow;

/// The window's menus, behind the tool bar's button and in a menu bar where the desktop shows one, and every command's keys.
class Menus : public QObject {
    Q_OBJECT

public:
    explicit Menus(MainWindow& window);

    /// File, View and Help, then themes and languages.
    QMenu* all() const { return all_; }

    /// What has keys, in the order of the menus.
    const QList<QAction*>& withKeys() const { return withKeys_; }

    void setChoices(const std::vector<ModelChoice>& choices);

    /// Enables what can be done just now.
    void refresh(bool idle, bool canSave);

signals:
    void themeChosen(ui::ThemeChoice choice);
    void languageChosen(const QString& code); ///< empty follows the system

private:
    template <class Slot> QAction* add(QMenu* menu, const QString& text, const QList<QKeySequence>& keys, Slot slot);
    void makeFile();
    void makeView();
    void makeHelp();
    void addPages();
    void addThemes();
    void addLanguages();

    MainWindow& window_;
    QMenu* all_;
    QMenu* file_;
    QMenu* view_;
    QMenu* help_;
    QMenu* models_;
    ExportMenu* export_;
    QActionGroup* themes_;
    QActionGroup* languages_;
    QList<QAction*> withKeys_;
    QList<QAction*> whileIdle_;
    QList<QAction*> whileSavable_;
};

} // namespace ui
