// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"
#include "ui/recipe/train_panel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

namespace soak {
namespace {

/// Takes some item of a combo box that lists what can be chosen.
void chooseItem(const Stage& stage, const Hand::Find& combo) {
    Hand& hand = stage.hand;
    hand.click(combo);
    hand.waitFor(
        "a combo box's list", [] { return QApplication::activePopupWidget() != nullptr; }, 2000);
    hand.rest(60);
    const int steps = hand.below(6);
    for (int step = 0; step < steps; ++step) {
        hand.key(hand.chance(0.5) ? Qt::Key_Down : Qt::Key_Up);
    }
    hand.key(hand.chance(0.9) ? Qt::Key_Return : Qt::Key_Escape);
}

/// Clicks into a field and types over what is there.
void enter(const Stage& stage, const Hand::Find& field, const QString& text) {
    Hand& hand = stage.hand;
    hand.click(field);
    hand.key(Qt::Key_A, Qt::ControlModifier);
    hand.type(text);
    hand.key(Qt::Key_Return);
}

template <class Control> Hand::Find any(const Stage& stage) {
    QList<QPointer<QWidget>> controls;
    for (auto* control : stage.program.window()->trainPanel()->findChildren<Control*>()) {
        if (control->isVisible() && control->isEnabled() && control->objectName() != "threadsSpin") {
            controls << control;
        }
    }
    const QPointer<QWidget> chosen = controls.isEmpty() ? nullptr : stage.hand.oneOf(controls);
    return [chosen] { return chosen.data(); };
}

void addFields(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    actions.push_back({"recipe", 5, [stage] { chooseItem(stage, stage.widget("presetCombo")); }});
    actions.push_back(
        {"few epochs", 7, [stage, &hand] { enter(stage, stage.widget("epochsSpin"), QString::number(1 + hand.below(3))); }});
    actions.push_back({"a slider", 6, [stage, &hand] {
                           const Hand::Find slider = any<QSlider>(stage);
                           const double from = hand.real(0.1, 0.9);
                           const double to = hand.real(0.1, 0.9);
                           constexpr int kMoves = 12;
                           const auto along = [](double share) {
                               return [share](const QWidget& widget) {
                                   return QPoint(static_cast<int>(share * widget.width()), widget.height() / 2);
                               };
                           };
                           hand.press(slider, along(from));
                           for (int move = 1; move <= kMoves; ++move) {
                               hand.move(slider, along(from + (to - from) * move / kMoves));
                           }
                           hand.release(slider, along(to));
                       }});
    actions.push_back({"a number", 4, [stage, &hand] {
                           const bool whole = hand.chance(0.3);
                           const Hand::Find field = whole ? any<QSpinBox>(stage) : any<QDoubleSpinBox>(stage);
                           const std::array texts{"0", "1", "2", "0.05", "0.1", "0.01", "0.5", "64", "128"};
                           if (hand.chance(0.5)) {
                               enter(stage, field, hand.oneOf(texts));
                           } else {
                               hand.click(field);
                               hand.key(hand.chance(0.5) ? Qt::Key_Up : Qt::Key_Down);
                           }
                       }});
    actions.push_back({"a choice", 2, [stage] { chooseItem(stage, any<QComboBox>(stage)); }});
    actions.push_back({"a check box", 1, [stage] { stage.hand.click(any<QCheckBox>(stage)); }});
    actions.push_back({"unfold settings", 1.5, [stage, &hand] {
                           const std::array folds{"expertFold",   "optimiserFold", "regularisationFold",
                                                  "samplingFold", "runFold",       "stylesFold"};
                           hand.click(stage.visible(hand.oneOf(folds)));
                       }});
    actions.push_back({"reset the recipe", 3, [stage] { stage.hand.click(stage.visible("resetButton")); }});
}

} // namespace

void addRecipes(Actions& actions, const Stage& stage) {
    addFields(actions, stage);
    Hand& hand = stage.hand;
    const auto menu = [stage, &hand](const char* name) {
        hand.choose(stage.widget("presetMenuButton"), [name](const QAction& action) { return action.objectName() == name; });
    };
    const auto box = [stage]() -> QMessageBox* { return stage.program.window()->findChild<QMessageBox*>(); };
    const auto agree = [box, &hand] {
        hand.then([box, &hand] {
            if (box() != nullptr && box()->isVisible()) {
                box()->activateWindow();
                hand.rest(40);
                hand.click([box]() -> QWidget* { return box() == nullptr ? nullptr : box()->buttons().last(); });
            }
        });
    };
    actions.push_back({"keep a recipe", 1, [stage, &hand, menu, agree] {
                           const auto dialog = [stage] { return stage.program.window()->findChild<QInputDialog*>(); };
                           menu("presetSaveAs");
                           hand.waitFor(
                               "the name of the recipe", [dialog] { return dialog() != nullptr; }, 2000);
                           hand.then([dialog] { dialog()->activateWindow(); });
                           hand.rest(60);
                           hand.key(Qt::Key_A, Qt::ControlModifier);
                           hand.type(QString("mine %1").arg(hand.below(4)));
                           hand.key(Qt::Key_Return);
                           hand.waitFor("the name to be taken", [dialog] { return dialog() == nullptr; });
                           agree();
                       }});
    actions.push_back({"delete a recipe", 0.5, [&hand, menu, agree] {
                           menu("presetDelete");
                           hand.rest(60);
                           agree();
                       }});
    actions.push_back({"export a recipe", 0.5, [stage, menu] {
                           menu("presetExport");
                           stage.answerFileDialog(stage.files.filePath("recipe.json"));
                       }});
    actions.push_back({"import a recipe", 0.5, [stage, &hand, menu, agree] {
                           if (stage.files.exists("recipe.json")) {
                               menu("presetImport");
                               stage.answerFileDialog(stage.files.filePath("recipe.json"));
                               hand.rest(200);
                               agree();
                           }
                       }});
}

} // namespace soak
