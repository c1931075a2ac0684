// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/map_presenter.h"

#include "app/window/workers/embedding_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/class_order.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/digit_map_view.h"

#include <algorithm>

namespace app {

MapPresenter::MapPresenter(ui::DigitMapView& view, ui::DrawPanel& canvas, const SessionState& state, PredictionWorker& reader,
                           EmbeddingWorker& worker)
    : view_(view), state_(state), worker_(worker) {
    follow({&state.openModel(), &state.openData(), &state.history(), &state.run()}, [this] { show(); });
    connect(&view, &ui::DigitMapView::shownChanged, this, &MapPresenter::show);
    connect(&view, &ui::DigitMapView::mapRequested, this, &MapPresenter::makeMap);
    connect(&view, &ui::DigitMapView::imageActivated, &canvas, &ui::DrawPanel::showImage);
    connect(&worker, &EmbeddingWorker::made, &view, &ui::DigitMapView::addMap);
    connect(&worker, &EmbeddingWorker::progressed, &view, &ui::DigitMapView::showProgress);
    connect(&reader, &PredictionWorker::traceReady, &view, &ui::DigitMapView::setPath);
    connect(&reader, &PredictionWorker::nothingToRead, &view, [&view] { view.setPath(nullptr); });
}

MapPresenter::~MapPresenter() {
    worker_.nextOrder(); // ends what is being computed
}

void MapPresenter::show() {
    if (!view_.isVisible()) {
        return;
    }
    const OpenModel* open = state_.openModel().get();
    const EpochHistory* history = state_.history().get();
    const bool ofRun = history != nullptr && !history->epochs.empty() &&
                       (state_.run() != nullptr || (open != nullptr && open->model == history->model));
    const bool knowsLabels = state_.run() != nullptr || open == nullptr || open->knowsLabels;
    const Subject subject{knowsLabels ? state_.data() : nullptr, ofRun || open == nullptr ? nullptr : open->reader,
                          ofRun ? history->run : 0, ofRun ? history->epochs.size() : 0};
    if (subject == shown_) {
        return;
    }
    if (subject.data != shown_.data || subject.model != shown_.model || subject.run != shown_.run) {
        post(&worker_, &EmbeddingWorker::forget);
        view_.setEpochs({}); // another run's epochs may have the same numbers
    }
    shown_ = subject;
    std::vector<int> epochs;
    if (subject.data && ofRun) {
        std::ranges::transform(history->epochs, std::back_inserter(epochs), &EpochWeights::epoch);
    } else if (subject.data && subject.model) {
        epochs = {0};
    }
    view_.setEpochs(epochs);
}

void MapPresenter::makeMap(model::MapKind kind, int epoch) {
    const std::shared_ptr<const model::Model> chosen = epoch == 0 ? shown_.model : state_.epochModel(epoch);
    if (!chosen || !shown_.data) {
        return;
    }
    auto matched = model::withClasses(*chosen, shown_.data->train.classes);
    if (!matched) {
        return;
    }
    const auto weights = std::make_shared<const model::Weights>(std::move(matched->weights));
    const int order = worker_.nextOrder(); // ends what is being computed
    if (kind == model::MapKind::plane) {
        post(&worker_, &EmbeddingWorker::make, weights, shown_.data, epoch);
    } else {
        post(&worker_, &EmbeddingWorker::spread, weights, shown_.data, epoch, order);
    }
}

} // namespace app
