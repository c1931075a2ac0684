// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class MainWindow;
}

namespace app {

class FileWorker;
class PredictionWorker;

/// The canvas: what is drawn, put or opened on it is read with the weights at hand.
class CanvasPresenter : public Presenter {
    Q_OBJECT

public:
    CanvasPresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files, PredictionWorker& reader);

private:
    void chooseWeights();
    void nameClasses();

    ui::MainWindow& window_;
    const SessionState& state_;
    PredictionWorker& reader_;
};

} // namespace app
