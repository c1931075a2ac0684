// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"

#include <QAction>

namespace soak {

using ui::RunState;

void addTraining(Actions& actions, const Stage& stage) {
    actions.push_back({"train", 9, [stage] {
                           if (stage.state() == RunState::idle) {
                               stage.hand.chance(0.5) ? stage.hand.click(stage.widget("trainButton"))
                                                      : stage.hand.key(Qt::Key_T, Qt::ControlModifier);
                           }
                       }});
    actions.push_back({"repeat with seeds", 2, [stage] {
                           stage.hand.choose(stage.widget("trainMenuButton"),
                                             [](const QAction& action) { return action.objectName() == "repeatAction"; });
                       }});
    actions.push_back({"pause", 3, [stage] {
                           if (stage.state() == RunState::training) {
                               stage.hand.click(stage.widget("pauseButton"));
                           }
                       }});
    actions.push_back({"resume", 12, [stage] {
                           if (stage.state() == RunState::paused) {
                               stage.hand.click(stage.widget("pauseButton"));
                           }
                       }});
    actions.push_back({"stop", 2.5, [stage] { stage.hand.click(stage.widget("stopButton")); }});
}

} // namespace soak
