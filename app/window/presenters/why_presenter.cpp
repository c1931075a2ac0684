// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/why_presenter.h"

#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/why_worker.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/why_view.h"

namespace app {

WhyPresenter::WhyPresenter(ui::WhyView& view, ui::DrawPanel& canvas, const SessionState& state, PredictionWorker& reader,
                           WhyWorker& worker)
    : worker_(worker) {
    follow({&state.openData()}, [this, &view, &state] {
        worker_.setData(state.data());
        view.setHasData(true);
    });
    // From thread to thread: the newest trace replaces those that were not explained.
    connect(&reader, &PredictionWorker::traceReady, &worker, &WhyWorker::setPath, Qt::DirectConnection);
    connect(
        &reader, &PredictionWorker::nothingToRead, &worker, [&worker] { worker.setPath(nullptr); }, Qt::DirectConnection);
    connect(&reader, &PredictionWorker::nothingToRead, &view, [&view] { view.setExplanation(nullptr); });
    connect(&view, &ui::WhyView::shownChanged, this, [this](bool shown) { worker_.setWanted(shown); });
    connect(&view, &ui::WhyView::questionChanged, this,
            [this](const model::WhyQuestion& question) { worker_.setQuestion(question); });
    connect(&view, &ui::WhyView::imageActivated, &canvas, &ui::DrawPanel::showImage);
    connect(&worker, &WhyWorker::explained, &view, &ui::WhyView::setExplanation);
    connect(&worker, &WhyWorker::counterfactualFound, &view, &ui::WhyView::setCounterfactual);
    connect(&worker, &WhyWorker::nearestFound, &view, &ui::WhyView::setNearest);
    connect(&worker, &WhyWorker::featuresProgressed, &view, &ui::WhyView::setFeaturesProgress);
}

WhyPresenter::~WhyPresenter() {
    worker_.setWanted(false);
}

} // namespace app
