// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class InsideView;
}

namespace app {

class FeatureWorker;
class PredictionWorker;

/// What the drawing makes in the network, and what its layers have learned.
class PathPresenter : public Presenter {
    Q_OBJECT

public:
    PathPresenter(ui::InsideView& view, const SessionState& state, PredictionWorker& reader, FeatureWorker& worker);

private:
    void measureLayers();

    ui::InsideView& view_;
    const SessionState& state_;
    FeatureWorker& worker_;
    std::shared_ptr<const model::Model> model_; ///< that facts were asked for last, and …
    std::shared_ptr<const LoadedData> data_;    ///< … with which data
};

} // namespace app
