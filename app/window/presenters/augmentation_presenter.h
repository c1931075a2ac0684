// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class MainWindow;
}

namespace app {

/// What a recipe does to images and to the learning rate, before anything is trained.
class AugmentationPresenter : public Presenter {
    Q_OBJECT

public:
    AugmentationPresenter(ui::MainWindow& window, const SessionState& state);

private:
    void show();

    ui::MainWindow& window_;
    const SessionState& state_;
    std::shared_ptr<const LoadedData> shown_;
    int firstImage_ = 0; ///< of the gallery, in the training set
};

} // namespace app
