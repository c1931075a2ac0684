// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace ui {

/// For a window that is being built: until this goes there is no style sheet, so that its widgets are styled once. With one, Qt
/// styles a widget again, and all that is in it, each time that it is put into another: two thirds of the program's start. While
/// a window is shown, which would lose its looks, nothing is different.
class StyledAtOnce {
public:
    StyledAtOnce() {
        if (std::ranges::none_of(QApplication::topLevelWidgets(), &QWidget::isVisible)) {
            sheet_ = qApp->styleSheet();
            qApp->setStyleSheet({});
        }
    }
    ~StyledAtOnce() {
        if (!sheet_.isEmpty())
            qApp->setStyleSheet(sheet_);
    }
    StyledAtOnce(const StyledAtOnce&) = delete;
    StyledAtOnce& operator=(const StyledAtOnce&) = delete;

private:
    QString sheet_;
};

} // namespace ui
