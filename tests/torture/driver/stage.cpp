// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace soak {
namespace {

template <class Dialog> Dialog* shown(const Program& program) {
    for (auto* dialog : program.window()->findChildren<Dialog*>()) {
        if (dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

} // namespace

Hand::Find Stage::widget(const char* name) const {
    return [&program = program, name] { return program.find<QWidget>(name); };
}

Hand::Find Stage::visible(const char* name) const {
    return [&program = program, name]() -> QWidget* {
        for (auto* widget : program.window()->findChildren<QWidget*>(name)) {
            if (widget->isVisible() && widget->isEnabled()) {
                return widget;
            }
        }
        return nullptr;
    };
}

void Stage::turnTo(const char* page) const {
    hand.then([*this, page] {
        if (auto* wide = program.find<QToolButton>("wideButton"); wide->isChecked()) {
            wide->click(); // the pages are behind the wide canvas
        }
    });
    hand.click([&program = program] { return program.window()->tabs()->tabBar(); },
               [&program = program, page](const QWidget& bar) {
                   const QTabWidget* tabs = program.window()->tabs();
                   for (int i = 0; i < tabs->count(); ++i) {
                       if (tabs->widget(i)->objectName() == page) {
                           return static_cast<const QTabBar&>(bar).tabRect(i).center();
                       }
                   }
                   return bar.rect().center();
               });
}

void Stage::answerFileDialog(const QString& path) const {
    const auto dialog = [&program = program] { return shown<QFileDialog>(program); };
    hand.waitFor(
        "a file dialog", [dialog] { return dialog() != nullptr; }, 3000);
    hand.then([dialog] { dialog()->activateWindow(); }); // as a window manager would
    hand.rest(60);
    if (hand.chance(0.15)) {
        hand.key(Qt::Key_Escape);
    } else {
        hand.then([dialog, path] { // typed letter by letter, a list of completions would take the click
            if (dialog() != nullptr) {
                dialog()->template findChild<QLineEdit*>("fileNameEdit")->setText(path);
            }
        });
        hand.click([dialog]() -> QWidget* {
            if (dialog() == nullptr) {
                return nullptr;
            }
            const auto accept =
                dialog()->acceptMode() == QFileDialog::AcceptSave ? QDialogButtonBox::Save : QDialogButtonBox::Open;
            return dialog()->template findChild<QDialogButtonBox*>()->button(accept);
        });
        const auto question = [&program = program] { return shown<QMessageBox>(program); };
        hand.waitFor("the file dialog to close or to ask",
                     [dialog, question] { return dialog() == nullptr || question() != nullptr; });
        hand.then([&hand = hand, question] {
            if (question() != nullptr) { // the file is there already
                hand.click(
                    [question]() -> QWidget* { return question() == nullptr ? nullptr : question()->button(QMessageBox::Yes); });
            }
        });
    }
    hand.waitFor("the file dialog to close", [dialog] { return dialog() == nullptr; });
}

Hand::At somewhere(Hand& hand) {
    const double x = hand.real(0.05, 0.95);
    const double y = hand.real(0.05, 0.95);
    return [x, y](const QWidget& widget) { return QPointF(x * widget.width(), y * widget.height()).toPoint(); };
}

} // namespace soak
