// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

#include <QPointer>

namespace ui {
class MainWindow;
class VaryDialog;
struct Variable;
} // namespace ui

namespace app {

class ForecastWorker;
class RunLibrary;

/// Experiments that are made in the window: from a setting of the recipe or a layer of the network.
class ExperimentPresenter : public Presenter {
    Q_OBJECT

public:
    ExperimentPresenter(ui::MainWindow& window, const SessionState& state, ForecastWorker& forecasts, RunLibrary& runs);

private:
    void vary(std::vector<ui::Variable> variables, int chosen);
    void forecast();

    ui::MainWindow& window_;
    const SessionState& state_;
    ForecastWorker& forecasts_;
    RunLibrary& runs_;
    QPointer<ui::VaryDialog> dialog_;
    bool forecasting_ = false; ///< one is under way
    bool outdated_ = false;    ///< it is of another experiment than the one that stands in the dialog
};

} // namespace app
