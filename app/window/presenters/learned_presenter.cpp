// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/learned_presenter.h"

#include "app/window/workers/feature_worker.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/learned_view.h"

namespace app {

LearnedPresenter::LearnedPresenter(ui::LearnedView& view, ui::DrawPanel& canvas, const SessionState& state, FeatureWorker& worker)
    : view_(view), state_(state), worker_(worker) {
    follow({&state.openModel(), &state.openData(), &state.history()}, [this] { show(); });
    connect(&view, &ui::LearnedView::shownChanged, this, [this](bool shown) {
        worker_.setWanted(shown);
        show();
    });
    connect(&view, &ui::LearnedView::mapChosen, this, [this](const model::MapPlace& map) { worker_.choose(map); });
    connect(&view, &ui::LearnedView::imageActivated, &canvas, &ui::DrawPanel::showImage);
    connect(&worker, &FeatureWorker::weightsRead, &view, &ui::LearnedView::setWeights);
    connect(&worker, &FeatureWorker::exciting, &view, &ui::LearnedView::setExcitement);
    connect(&worker, &FeatureWorker::optimised, &view, &ui::LearnedView::setOptimised);
    connect(&worker, &FeatureWorker::spreadsMeasured, &view, &ui::LearnedView::setSpreads);
}

LearnedPresenter::~LearnedPresenter() {
    worker_.setWanted(false);
}

/// Also while the page is not on the screen: an epoch's weights may be gone later.
void LearnedPresenter::measureEpochs() {
    const EpochHistory* history = state_.history().get();
    if (history == nullptr) {
        return;
    }
    if (history->run != run_) {
        run_ = history->run;
        epoch_ = 0;
        measured_ = {};
        worker_.forgetEpochs();
    }
    if (!history->epochs.empty() && history->epochs.back().epoch > epoch_) {
        epoch_ = history->epochs.back().epoch;
        worker_.addEpoch(epoch_, history->epochs.back().weights, history->data);
    }
}

void LearnedPresenter::show() {
    measureEpochs();
    const auto data = state_.data();
    const Inspected inspected = state_.inspect();
    worker_.setData(data);
    worker_.setWeights(inspected.weights);
    view_.setHasData(data != nullptr);
    // A model that no run is known of has one line of its own.
    const OpenModel* open = state_.openModel().get();
    const bool ofRun = state_.history() != nullptr && open != nullptr && open->model == state_.history()->model;
    if (open != nullptr && state_.run() == nullptr && !ofRun && view_.isVisible() && measured_ != std::pair(open->model, data)) {
        measured_ = {open->model, data};
        worker_.forgetEpochs();
        worker_.addEpoch(0, inspected.weights, inspected.knowsLabels ? data : nullptr); // gradients are of labels
    }
}

} // namespace app
