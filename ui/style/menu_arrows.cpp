// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/menu_arrows.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QScreen>
#include <QStyle>

#include <algorithm>

namespace ui {
namespace {

class MenuArrows : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Polish)
            if (auto* menu = qobject_cast<QMenu*>(watched))
                menu->setLayoutDirection(QGuiApplication::layoutDirection());
        if (event->type() == QEvent::Show) // it has its place
            if (auto* menu = qobject_cast<QMenu*>(watched))
                point(*menu);
        return false;
    }

private:
    static void point(QMenu& menu) {
        int widest = 0;
        for (const QAction* action : menu.actions())
            if (action->menu() != nullptr && action->isVisible())
                widest = std::max(widest, action->menu()->sizeHint().width());
        if (widest == 0)
            return;
        const bool left = menu.geometry().right() + widest > menu.screen()->availableGeometry().right();
        menu.setProperty("opens", left ? "left" : "right");
        menu.style()->unpolish(&menu);
        menu.style()->polish(&menu);
    }
};

} // namespace

void keepMenuArrowsTrue() {
    static MenuArrows* const arrows = new MenuArrows(qApp);
    qApp->installEventFilter(arrows); // a second time changes nothing
}

} // namespace ui
