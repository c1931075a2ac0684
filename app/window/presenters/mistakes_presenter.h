// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class MainWindow;
}

namespace app {

class TrainingWorker;

/// How the open model, or the run, reads the test images.
class MistakesPresenter : public Presenter {
    Q_OBJECT

public:
    MistakesPresenter(ui::MainWindow& window, SessionState& state, TrainingWorker& worker);

private:
    std::optional<model::DigitImage> testImage(int index) const;
    void evaluate();
    void evaluateLastRun();
    void show();

    ui::MainWindow& window_;
    SessionState& state_;
    TrainingWorker& worker_;
    std::shared_ptr<const model::Evaluation> shown_;
    std::shared_ptr<const model::Model> evaluated_; ///< the last run's, for the first data set
};

} // namespace app
