// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/path_presenter.h"

#include "app/window/workers/feature_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/network_view.h"
#include "ui/explain/path_view.h"

namespace app {

PathPresenter::PathPresenter(ui::InsideView& view, const SessionState& state, PredictionWorker& reader, FeatureWorker& worker)
    : view_(view), state_(state), worker_(worker) {
    follow({&state.openModel(), &state.openData(), &state.run()}, [this] { measureLayers(); });
    connect(&reader, &PredictionWorker::traceReady, view.path(), &ui::PathView::setPath);
    connect(&reader, &PredictionWorker::nothingToRead, view.path(), [path = view.path()] { path->setPath(nullptr); });
    connect(&view, &ui::InsideView::shownChanged, this, [this, &reader](bool shown) {
        reader.setInsideWanted(shown);
        measureLayers();
    });
    connect(&worker, &FeatureWorker::layersMeasured, view.layers(), &ui::NetworkView::setFacts);
}

/// Of the open model while the page is on the screen; a run's when it has ended.
void PathPresenter::measureLayers() {
    const OpenModel* open = state_.openModel().get();
    const Inspected inspected = state_.inspect();
    view_.layers()->setNetwork(inspected.weights ? inspected.weights->architecture : nullptr);
    if (open == nullptr || state_.run() != nullptr || !view_.isShown() || (model_ == open->model && data_ == state_.data())) {
        return;
    }
    model_ = open->model;
    data_ = state_.data();
    post(&worker_, &FeatureWorker::measureLayers, model_, data_);
}

} // namespace app
