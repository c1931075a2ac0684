// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menus.h"

#include "ui/draw/draw_panel.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/model_switcher.h"
#include "ui/window/tool_bar.h"
#include "ui/window/tour.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QTabWidget>

#include <array>
#include <memory>
#include <utility>

namespace ui {

Menus::Menus(MainWindow& window)
    : QObject(&window), window_(window), all_(new QMenu(&window)), file_(all_->addMenu(tr("File"))),
      view_(all_->addMenu(tr("View"))), help_(all_->addMenu(tr("Help"))), models_(new QMenu(tr("Open recent"), file_)),
      export_(new ExportMenu(file_)), themes_(new QActionGroup(this)), languages_(new QActionGroup(this)) {
    all_->setObjectName("menus");
    makeFile();
    makeView();
    makeHelp();
    addThemes();
    addLanguages();
    const QList<QAction*> drawing = window.drawPanel()->menu()->actions();
    std::ranges::copy_if(drawing, std::back_inserter(withKeys_),
                         [](const QAction* action) { return !action->shortcut().isEmpty(); });
    window.addActions(withKeys_); // keys count where no menu is open
    auto bar = std::make_unique<QMenuBar>();
    if (!bar->isNativeMenuBar())
        return; // the desktop shows none
    for (QMenu* menu : {file_, view_, help_})
        bar->addMenu(menu);
    for (const QActionGroup* group : {themes_, languages_}) {
        view_->addSeparator();
        view_->addActions(group->actions());
    }
    window.setMenuBar(bar.release());
}

template <class Slot> QAction* Menus::add(QMenu* menu, const QString& text, const QList<QKeySequence>& keys, Slot slot) {
    QAction* action = menu->addAction(text);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, slot);
    if (!keys.isEmpty())
        withKeys_ << action;
    return action;
}

void Menus::makeFile() {
    whileIdle_ << add(file_, tr("Open a model…"), {QKeySequence::Open}, [this] { window_.chooseOpen(); });
    models_->setObjectName("recentMenu");
    whileIdle_ << file_->addMenu(models_);
    whileIdle_ << file_->addMenu(window_.toolBar()->dataMenu());
    add(file_, tr("Open a picture…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O}, [this] { window_.choosePicture(); });
    file_->addSeparator();
    whileSavable_ << add(file_, tr("Save the model"), {QKeySequence::Save}, [this] { window_.save(); });
    whileSavable_ << add(file_, tr("Save the model as…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] { window_.chooseSave(); });
    export_->setTitle(tr("Export the model"));
    connect(export_, &ExportMenu::chosen, &window_, &MainWindow::chooseExport);
    whileSavable_ << file_->addMenu(export_);
    add(file_, tr("Save the drawing…"), {}, [this] { window_.chooseSaveDrawing(); });
    file_->addSeparator();
    add(file_, tr("Quit"), {Qt::CTRL | Qt::Key_Q, Qt::CTRL | Qt::Key_W}, [this] { window_.close(); });
}

void Menus::makeView() {
    addPages();
    view_->addSeparator();
    QAction* recipe = add(view_, tr("Recipe"), {Qt::Key_F9}, [this] { window_.toggleRecipe(); });
    QAction* wide =
        add(view_, tr("Wide canvas"), {Qt::Key_F8}, [this] { window_.drawPanel()->setWide(!window_.drawPanel()->isWide()); });
    QAction* full = add(view_, tr("Full screen"), {Qt::Key_F11},
                        [this] { window_.setWindowState(window_.windowState() ^ Qt::WindowFullScreen); });
    QAction* lesson =
        add(view_, tr("Lesson: large, for a class"), {Qt::SHIFT | Qt::Key_F11}, [this] { window_.lesson()->toggle(); });
    for (QAction* action : {recipe, wide, full, lesson})
        action->setCheckable(true);
    connect(view_, &QMenu::aboutToShow, this, [this, recipe, wide, full, lesson] {
        recipe->setChecked(window_.isRecipeShown());
        recipe->setEnabled(!window_.lesson()->isOn());
        wide->setChecked(window_.drawPanel()->isWide());
        full->setChecked(window_.isFullScreen());
        lesson->setChecked(window_.lesson()->isOn());
    });
}

void Menus::addPages() {
    QTabWidget* tabs = window_.tabs();
    auto* group = new QActionGroup(this);
    for (int i = 0; i < tabs->count(); ++i) {
        QAction* page = add(view_, tabs->tabText(i), {Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)}, [this, tabs, i] {
            window_.drawPanel()->setWide(false);
            tabs->setCurrentIndex(i);
        });
        page->setCheckable(true);
        group->addAction(page);
    }
    group->actions().constFirst()->setChecked(true);
    connect(tabs, &QTabWidget::currentChanged, group, [group](int page) {
        if (QAction* action = group->actions().value(page))
            action->setChecked(true);
    });
}

/// One click from the button, as the languages: a submenu would be one more.
void Menus::addThemes() {
    addHeading(*all_, tr("THEME"));
    const std::array<std::pair<QString, ThemeChoice>, 3> choices{{{tr("Light or dark as the system"), ThemeChoice::system},
                                                                  {tr("Light"), ThemeChoice::light},
                                                                  {tr("Dark"), ThemeChoice::dark}}};
    for (const auto& [name, choice] : choices) {
        QAction* action = add(all_, name, {}, [this, choice = choice] { emit themeChosen(choice); });
        action->setCheckable(true);
        themes_->addAction(action);
        const auto check = [action, choice = choice] { action->setChecked(themeChoice() == choice); };
        connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, action, check);
        check();
    }
}

void Menus::addLanguages() {
    addHeading(*all_, tr("LANGUAGE"));
    languages_->setObjectName("languages");
    const auto addOne = [&](const QString& name, const QString& code) {
        QAction* action = add(all_, name, {}, [this, code] { emit languageChosen(code); });
        action->setCheckable(true);
        action->setData(code);
        action->setChecked(code == languageChoice());
        languages_->addAction(action);
    };
    addOne(tr("As the system"), {});
    for (const Language& language : languages())
        addOne(language.name, language.code);
}

void Menus::makeHelp() {
    add(help_, tr("Help, keys and words"), {Qt::Key_F1}, [this] { window_.showHelp(); });
    add(help_, tr("Guided tour"), {}, [this] { window_.tour()->begin(); });
    help_->addSeparator();
    add(help_, tr("About DigitLab"), {}, [this] { window_.showAbout(); });
}

void Menus::setChoices(const std::vector<ModelChoice>& choices) {
    models_->clear();
    for (const ModelChoice& choice : choices)
        if (choice.group == ModelChoice::Group::bundled || choice.group == ModelChoice::Group::file)
            connect(models_->addAction(literal(choice.title)), &QAction::triggered, this,
                    [this, id = choice.id] { emit window_.modelChosen(id); });
}

void Menus::refresh(bool idle, bool canSave) {
    for (QAction* action : std::as_const(whileIdle_))
        action->setEnabled(idle);
    for (QAction* action : std::as_const(whileSavable_))
        action->setEnabled(canSave);
}

} // namespace ui
