// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/state_check.h"

#include "ui/recipe/train_panel.h"
#include "ui/window/model_switcher.h"

#include <QPushButton>
#include <QToolButton>

namespace soak {

using ui::RunState;

QStringList brokenInvariants(const Program& program) {
    QStringList broken;
    const auto check = [&broken](bool holds, const QString& what) {
        if (!holds) {
            broken << what;
        }
    };
    const app::SessionState& state = program.session()->state();
    const ui::MainWindow& window = *program.window();
    const RunState run = state.runState();
    const bool idle = run == RunState::idle;
    const bool data = state.data() != nullptr;
    const bool moving = run == RunState::training || run == RunState::paused;
    const auto enabled = [&](const char* name, bool expected) {
        const auto* button = program.find<QPushButton>(name);
        check(button != nullptr && button->isEnabled() == expected,
              QString("%1 should be %2").arg(name, expected ? "enabled" : "disabled"));
    };
    check(window.runState() == run, "the window shows another state than the session's");
    check((state.run() == nullptr) == idle, "a run that is idle");
    check(!program.twoAtOnce(), "two runs at once");
    enabled("trainButton", idle && data);
    enabled("trainMenuButton", idle && data);
    enabled("pauseButton", moving);
    enabled("stopButton", !idle && run != RunState::stopping);
    enabled("modelButton", idle);
    enabled("dataButton", idle);
    enabled("saveButton", state.saveOffer().available && (idle || moving));
    enabled("evaluateButton", idle && data);
    enabled("evaluateAgainButton", idle && data);
    check(program.find<QPushButton>("pauseButton")->text().trimmed() == (run == RunState::paused ? "Resume" : "Pause"),
          "the pause button says the wrong thing");
    check(window.trainPanel()->isLocked() == !idle, "the recipe is locked at the wrong time");
    for (const char* name : {"openRunButton", "continueRunButton", "trainAgainButton", "fineTuneButton"}) {
        check(idle || !program.find<QPushButton>(name)->isEnabled(), QString("%1 is enabled during a run").arg(name));
    }
    if (const app::OpenModel* open = state.openModel().get()) {
        const QString label = program.find<ui::ModelSwitcher>("modelButton")->name();
        const app::Run* learner = state.run().get();
        const bool learns = learner != nullptr && learner->weights != nullptr; // then that reads
        check(window.isWindowModified() == (!learns && open->modified), "the title's mark of an unsaved model is wrong");
        check(label.startsWith(learns ? learner->name() : open->name), "the tool bar names another model: " + label);
        check(program.find<QPushButton>("modelBeforeButton")->isHidden() == !(open->before != nullptr && idle),
              "the way back to the model before fine-tuning is offered at the wrong time");
    }
    return broken;
}

} // namespace soak
