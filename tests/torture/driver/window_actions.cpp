// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"

#include <QAction>

namespace soak {

void addWindow(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    actions.push_back(
        {"theme", 2, [stage, &hand] {
             hand.then([stage, &hand] { emit stage.program.window()->themeChosen(static_cast<ui::ThemeChoice>(hand.below(3))); });
         }});
    actions.push_back(
        {"resize the window", 3, [stage, &hand] {
             const QSize size(1024 + hand.below(560), 640 + hand.below(340));
             constexpr int kSteps = 8;
             const QSize from = stage.program.window()->size();
             for (int step = 1; step <= kSteps; ++step) {
                 hand.then([stage, from, size, step] { stage.program.window()->resize(from + (size - from) * step / kSteps); });
             }
         }});
    actions.push_back({"help card", 1, [stage, &hand] {
                           hand.key(Qt::Key_F1);
                           hand.rest(150);
                           hand.click(stage.visible("helpCloseButton"));
                       }});
    actions.push_back({"close a message", 2, [stage] { stage.hand.click(stage.visible("messageClose")); }});
    actions.push_back({"rest", 4, [&hand] { hand.rest(200 + hand.below(1500)); }});
}

} // namespace soak
