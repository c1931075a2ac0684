// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

#include <utility>

namespace ui {
class DrawPanel;
class LearnedView;
} // namespace ui

namespace app {

class FeatureWorker;

/// What the network has learned: of the open model, or of the latest epoch of the run that is on.
class LearnedPresenter : public Presenter {
    Q_OBJECT

public:
    LearnedPresenter(ui::LearnedView& view, ui::DrawPanel& canvas, const SessionState& state, FeatureWorker& worker);
    ~LearnedPresenter() override;

private:
    void measureEpochs();
    void show();

    ui::LearnedView& view_;
    const SessionState& state_;
    FeatureWorker& worker_;
    int run_ = 0;   ///< whose epochs are measured; 0 for none
    int epoch_ = 0; ///< of it, the latest
    /// The model that no run is known of, and the data, that were measured instead.
    std::pair<std::shared_ptr<const model::Model>, std::shared_ptr<const LoadedData>> measured_;
};

} // namespace app
