// SPDX-License-Identifier: GPL-3.0-or-later
// The session's side of the map of digits: which network it is of, and the epochs of a run.
#include "app/window/session.h"

#include "app/window/thin_out.h"
#include "ui/explain/digit_map_view.h"
#include "ui/explain/inside_view.h"

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t kMaxEpochWeights = 200; ///< 50 KB each; of more, every second epoch is kept

} // namespace

void Session::connectMap() {
    ui::DigitMapView* view = window_.insideView()->map();
    connect(training_, &TrainingWorker::started, this, [this, view] {
        epochWeights_.clear();
        epochsGrow_ = true;
        mapOf_ = {};
        view->setEpochs({});
        post(maps_, &EmbeddingWorker::forget);
    });
    connect(training_, &TrainingWorker::weightsChanged, this,
            [this](const std::shared_ptr<const model::Weights>& weights) { latestWeights_ = weights; });
    connect(training_, &TrainingWorker::epochFinished, this, [this](const model::EpochMetrics& metrics) {
        if (latestWeights_) {
            epochWeights_.push_back({metrics.epoch, latestWeights_});
            thinOut(epochWeights_, kMaxEpochWeights);
            showMap();
        }
    });
    const auto ended = [this](const std::shared_ptr<const model::Model>& model) {
        mappedRun_ = model;
        epochsGrow_ = false;
    };
    connect(training_, &TrainingWorker::finished, this, ended);
    connect(training_, &TrainingWorker::stopped, this, ended);
    connect(training_, &TrainingWorker::failed, this,
            [ended](const QString&, const QString&, const auto& model) { ended(model); });

    connect(view, &ui::DigitMapView::shownChanged, this, &Session::showMap);
    connect(view, &ui::DigitMapView::mapRequested, this, &Session::makeMap);
    connect(maps_, &EmbeddingWorker::made, view, &ui::DigitMapView::addMap);
    connect(maps_, &EmbeddingWorker::progressed, view, &ui::DigitMapView::showProgress);
    connect(reading_, &PredictionWorker::traceReady, view, &ui::DigitMapView::setPath);
    connect(reading_, &PredictionWorker::nothingToRead, view, [view] { view->setPath(nullptr); });
    connect(view, &ui::DigitMapView::imageActivated, this, &Session::showOnCanvas);
}

void Session::showMap() {
    ui::DigitMapView* view = window_.insideView()->map();
    if (!view->isVisible()) {
        return;
    }
    const OpenModel* open = state_.openModel();
    const bool ofRun = !epochWeights_.empty() && (state_.run() != nullptr || (open != nullptr && open->model == mappedRun_));
    const std::size_t epochs = ofRun ? epochWeights_.size() : 0;
    const MapSubject subject{state_.data(), ofRun || open == nullptr ? nullptr : open->model, epochs};
    if (subject == mapOf_) {
        return;
    }
    if (subject.data != mapOf_.data || subject.model != mapOf_.model) {
        post(maps_, &EmbeddingWorker::forget);
    }
    mapOf_ = subject;
    std::vector<int> list;
    if (subject.data && ofRun) {
        std::transform(epochWeights_.begin(), epochWeights_.end(), std::back_inserter(list),
                       [](const EpochWeights& kept) { return kept.epoch; });
    } else if (subject.data && subject.model) {
        list = {0};
    }
    view->setEpochs(list);
}

void Session::makeMap(model::MapKind kind, int epoch) {
    const auto kept =
        std::find_if(epochWeights_.begin(), epochWeights_.end(), [epoch](const EpochWeights& one) { return one.epoch == epoch; });
    std::shared_ptr<const model::Weights> weights;
    if (epoch == 0 && mapOf_.model) {
        weights = {mapOf_.model, &mapOf_.model->weights};
    } else if (kept != epochWeights_.end()) {
        weights = kept->weights;
    }
    if (!weights || !mapOf_.data) {
        return;
    }
    const int order = maps_->nextOrder(); // what is being spread for another one ends
    if (kind == model::MapKind::plane) {
        post(maps_, &EmbeddingWorker::make, weights, mapOf_.data, epoch);
    } else {
        post(maps_, &EmbeddingWorker::spread, weights, mapOf_.data, epoch, order);
    }
}

} // namespace app
